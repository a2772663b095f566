package org.parley.store;

/** What became of an article that was handed to the store. */
public sealed interface Addition {

    /** It was not there and is now. */
    record Added() implements Addition {
    }

    /** It was there with the same content, or with more of it; nothing changed. */
    record Unchanged() implements Addition {
    }

    /** It was there with other content, which it replaces. */
    record Replaced() implements Addition {
    }

    /**
     * It was not there, but its text is nearly that of another article; it is kept as a further source of the same story.
     *
     * @param of the identity of the article that is most like it
     */
    record NearDuplicate(String of) implements Addition {
    }

    /** It was withdrawn before; it stays so until it is {@link ArticleStore#addAgain added again}. */
    record Withdrawn() implements Addition {
    }
}
