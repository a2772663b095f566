package org.parley.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.text.Token;
import org.parley.text.Tokenizer;

class TagFileTest {

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();

    /** Calls every word a noun, and remembers what it was asked. */
    private List<Tag> nouns(List<Token> sentence) {
        asked.add(String.join(" ", sentence.stream().map(Token::text).toList()));
        return sentence.stream().map(token -> Tag.NOUN).toList();
    }

    private TagFile open() {
        return TagFile.open(folder.resolve("tags"), this::nouns);
    }

    private static List<Tag> tag(TagFile tags, String sentence) {
        return tags.tag(Tokenizer.tokenize(sentence));
    }

    @Test
    void a_sentence_is_tagged_once_and_not_at_every_start() {
        TagFile first = open();
        assertThat(tag(first, "Ships sail.")).containsOnly(Tag.NOUN).hasSize(3);
        tag(first, "Ships sail.");
        first.save();

        assertThat(tag(open(), "Ships sail.")).containsOnly(Tag.NOUN).hasSize(3);

        assertThat(asked).containsExactly("Ships sail .");
    }

    @Test
    void sentences_of_the_same_words_that_are_joined_differently_are_told_apart() {
        TagFile tags = open();

        tag(tags, "the dogs' bowl");
        tag(tags, "the dogs ' bowl");

        assertThat(asked).hasSize(2);
    }

    @Test
    void a_damaged_file_is_written_anew() throws Exception {
        TagFile first = open();
        tag(first, "Ships sail.");
        first.save();
        byte[] bytes = Files.readAllBytes(folder.resolve("tags"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve("tags"), bytes);

        TagFile second = open();
        tag(second, "Ships sail.");
        second.save();

        assertThat(asked).hasSize(2);
        tag(open(), "Ships sail.");
        assertThat(asked).hasSize(2);
    }

    @Test
    void what_cannot_be_written_is_told() throws Exception {
        Path file = Files.createFile(folder.resolve("no-folder"));
        TagFile tags = TagFile.open(file.resolve("tags"), this::nouns);
        tag(tags, "Ships sail.");

        assertThatThrownBy(tags::save).isInstanceOf(UncheckedIOException.class).hasMessageContaining("tags");
    }
}
