package org.parley.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.reply.Reply;

/** Puts a reply into posts: its picture first, its buttons under what is last. Pure. */
final class PostComposer {

    /** UTF-16 units of the text under a picture after its entities are parsed, https://core.telegram.org/bots/api#sendphoto. */
    private static final int MAX_CAPTION = 1024;

    private final TelegramRenderer renderer = new TelegramRenderer();

    /** The reply as new messages, in order; none where there is nothing to say. */
    List<Post> compose(Reply reply, Optional<Post.Place> replyTo, Optional<Post.Whisper> whisper) {
        if (reply.picture().isPresent() && whisper.isEmpty()) {
            return withPicture(reply, reply.picture().get().png(), replyTo);
        }
        return texts(reply, replyTo, whisper);
    }

    private List<Post> withPicture(Reply reply, byte[] png, Optional<Post.Place> replyTo) {
        List<Post> texts = texts(reply, replyTo, Optional.empty());
        if (texts.size() == 1 && texts.getFirst() instanceof Post.Text only
                && only.text().text().length() <= MAX_CAPTION) {
            return List.of(new Post.Photo(png, only.text(), only.buttons(), replyTo));
        }
        List<Post> posts = new ArrayList<>();
        posts.add(new Post.Photo(png, Rendered.NOTHING, List.of(), replyTo));
        posts.addAll(texts);
        return posts;
    }

    private List<Post> texts(Reply reply, Optional<Post.Place> replyTo, Optional<Post.Whisper> whisper) {
        List<Rendered> messages = renderer.render(reply);
        List<Post> posts = new ArrayList<>();
        for (Rendered message : messages) {
            posts.add(new Post.Text(message, posts.size() == messages.size() - 1 ? reply.buttons() : List.of(),
                    replyTo, whisper));
        }
        return posts;
    }

    /**
     * The reply in place of messages that stand in the chat: as many as there are of both are edited, and what is too many is taken
     * back or sent anew. A picture cannot take the place of a text, so that with one all is sent anew.
     */
    List<Post> replace(List<Post.Place> standing, Reply reply, Optional<Post.Place> replyTo) {
        List<Post> posts = new ArrayList<>();
        List<Post> fresh = compose(reply, replyTo, Optional.empty());
        int edited = reply.picture().isPresent() ? 0 : Math.min(standing.size(), fresh.size());
        for (int i = 0; i < edited; i++) {
            if (fresh.get(i) instanceof Post.Text text) {
                posts.add(new Post.Edit(standing.get(i), text.text(), text.buttons(), replyTo));
            }
        }
        standing.subList(edited, standing.size()).forEach(message -> posts.add(new Post.Delete(message)));
        posts.addAll(fresh.subList(edited, fresh.size()));
        return posts;
    }

    /** The reply in place of what stands under a picture, which stays if a caption holds the reply. */
    List<Post> replaceCaption(Post.Place standing, Reply reply) {
        List<Post> fresh = compose(reply, Optional.empty(), Optional.empty());
        if (fresh.size() == 1 && fresh.getFirst() instanceof Post.Text only
                && only.text().text().length() <= MAX_CAPTION) {
            return List.of(new Post.Recaption(standing, only.text(), only.buttons()));
        }
        List<Post> posts = new ArrayList<>();
        posts.add(new Post.Delete(standing));
        posts.addAll(fresh);
        return posts;
    }
}
