package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parley.reply.Block;
import org.parley.reply.Button;
import org.parley.reply.Picture;
import org.parley.reply.Reply;

class PostComposerTest {

    private static final Post.Place QUESTION = new Post.Place("1", 41);
    private static final Button MORE = new Button("a", "More");
    private static final Picture PICTURE = new Picture(new byte[]{1, 2, 3}, "a timeline");

    private final PostComposer composer = new PostComposer();

    private List<Post> compose(Reply reply) {
        return composer.compose(reply, Optional.of(QUESTION), Optional.empty());
    }

    @Test
    void buttons_stand_under_the_last_message_of_a_long_reply() {
        List<Post> posts = compose(paragraphs(2, 3000).with(List.of(MORE)));

        assertThat(posts).extracting(post -> ((Post.Text) post).buttons()).containsExactly(List.of(), List.of(MORE));
    }

    @Test
    void a_text_that_fits_stands_under_its_picture() {
        List<Post> posts = compose(Reply.of("x".repeat(1024)).with(PICTURE).with(List.of(MORE)));

        assertThat(posts).singleElement().isInstanceOfSatisfying(Post.Photo.class, photo -> {
            assertThat(photo.png()).containsExactly(1, 2, 3);
            assertThat(photo.caption().text()).hasSize(1024);
            assertThat(photo.buttons()).containsExactly(MORE);
        });
    }

    @Test
    void a_text_too_long_for_a_caption_follows_the_picture() {
        List<Post> posts = compose(Reply.of("x".repeat(1025)).with(PICTURE).with(List.of(MORE)));

        assertThat(posts).hasSize(2);
        assertThat(posts.get(0)).isInstanceOfSatisfying(Post.Photo.class,
                photo -> assertThat(photo.caption().text()).isEmpty());
        assertThat(posts.get(1)).isInstanceOfSatisfying(Post.Text.class,
                text -> assertThat(text.buttons()).containsExactly(MORE));
    }

    @Test
    void a_new_answer_takes_the_place_of_the_old_message_by_message() {
        List<Post.Place> standing = List.of(new Post.Place("1", 50), new Post.Place("1", 51));

        assertThat(composer.replace(standing, Reply.of("short"), Optional.of(QUESTION))).satisfiesExactly(
                first -> assertThat(first).isInstanceOfSatisfying(Post.Edit.class,
                        edit -> assertThat(edit.message().message()).isEqualTo(50)),
                second -> assertThat(second).isEqualTo(new Post.Delete(standing.get(1))));
        assertThat(composer.replace(standing, paragraphs(3, 3000), Optional.of(QUESTION)))
                .hasExactlyElementsOfTypes(Post.Edit.class, Post.Edit.class, Post.Text.class);
    }

    @Test
    void a_picture_takes_no_texts_place() {
        assertThat(composer.replace(List.of(new Post.Place("1", 50)), Reply.of("short").with(PICTURE),
                Optional.of(QUESTION))).hasExactlyElementsOfTypes(Post.Delete.class, Post.Photo.class);
    }

    @Test
    void a_picture_stays_while_a_caption_holds_what_is_said_below() {
        Post.Place picture = new Post.Place("1", 50);

        assertThat(composer.replaceCaption(picture, Reply.of("x".repeat(1024)).with(List.of(MORE))))
                .singleElement().isInstanceOfSatisfying(Post.Recaption.class,
                        post -> assertThat(post.buttons()).containsExactly(MORE));
        assertThat(composer.replaceCaption(picture, Reply.of("x".repeat(1025))))
                .hasExactlyElementsOfTypes(Post.Delete.class, Post.Text.class);
    }

    @Test
    void a_post_comes_out_of_the_outbox_as_it_went_in() {
        Reply reply = new Reply(List.of(new Block.Lead("In Geneva."))).with(List.of(MORE));
        for (Post post : List.of(compose(reply).getFirst(), new Post.Delete(QUESTION),
                new Post.Keyboard(QUESTION, List.of(MORE)), composer.replaceCaption(QUESTION, reply).getFirst(),
                composer.replace(List.of(QUESTION), reply, Optional.empty()).getFirst(),
                composer.compose(reply, Optional.empty(), Optional.of(new Post.Whisper(1, "q"))).getFirst())) {
            assertThat(Post.of(post.json())).isEqualTo(post);
        }
        assertThat(Post.of(compose(reply.with(PICTURE)).getFirst().json()))
                .isInstanceOfSatisfying(Post.Photo.class,
                        photo -> assertThat(photo.png()).isEqualTo(PICTURE.png()));
    }

    @Test
    void whatever_an_article_holds_nothing_breaks_a_rule_and_no_source_is_left_out() {
        var chance = new Random(11);
        for (int round = 0; round < 60; round++) {
            List<Block.Sources.Item> sources = Stream.generate(() -> new Block.Sources.Item(junk(chance, 600),
                    Optional.of(junk(chance, 40)), junk(chance, 150), junk(chance, 300), Instant.EPOCH,
                    Optional.of("https://wire.example/" + chance.nextInt()))).limit(1 + chance.nextInt(130)).toList();
            Reply reply = new Reply(List.of(new Block.Lead(junk(chance, 300)), new Block.Context(junk(chance, 300)),
                    new Block.Bullets(Stream.generate(() -> junk(chance, 200)).limit(chance.nextInt(60)).toList()),
                    new Block.Paragraph(junk(chance, 6000)), new Block.Sources(sources)))
                    .with(List.of(new Button("a", "x" + junk(chance, 40))));

            List<Post> posts = compose(chance.nextBoolean() ? reply.with(PICTURE) : reply);

            assertThat(posts).allSatisfy(post -> assertThat(fault(post)).isNull());
            String all = posts.stream().map(PostComposerTest::text).collect(Collectors.joining("\n"));
            assertThat(IntStream.rangeClosed(1, sources.size()).mapToObj(n -> "\n[" + n + "] "))
                    .allSatisfy(number -> assertThat("\n" + all).contains(number));
        }
    }

    /** Characters of every kind, some of which mean something in a markup or turn the line around. */
    private static String junk(Random chance, int most) {
        String special = "<>&*_[]()`~|@/#\\\n\t\u0000\u202E\u2066\uD800\u0301\u200D";
        return IntStream.range(0, chance.nextInt(most)).mapToObj(i -> switch (chance.nextInt(4)) {
            case 0 -> String.valueOf(special.charAt(chance.nextInt(special.length())));
            case 1 -> Character.toString(0x1F000 + chance.nextInt(0xA00));
            case 2 -> " ";
            default -> Character.toString('a' + chance.nextInt(26));
        }).collect(Collectors.joining());
    }

    private static String text(Post post) {
        return switch (post) {
            case Post.Text text -> text.text().text();
            case Post.Photo photo -> photo.caption().text();
            case Post.Edit edit -> edit.text().text();
            case Post.Recaption recaption -> recaption.caption().text();
            case Post.Keyboard keyboard -> "";
            case Post.Delete delete -> "";
        };
    }

    private static @Nullable String fault(Post post) {
        return switch (post) {
            case Post.Text text -> fault(text.text(), text.buttons(), 4096);
            case Post.Photo photo when photo.caption().text().isEmpty() -> null;
            case Post.Photo photo -> fault(photo.caption(), photo.buttons(), 1024);
            case Post.Edit edit -> fault(edit.text(), edit.buttons(), 4096);
            case Post.Recaption recaption -> fault(recaption.caption(), recaption.buttons(), 1024);
            case Post.Keyboard keyboard -> null;
            case Post.Delete delete -> null;
        };
    }

    private static @Nullable String fault(Rendered text, List<Button> buttons, int longest) {
        String fault = BotApiRules.text(text.text(), Post.JSON.valueToTree(text.entities()), longest);
        return fault != null ? fault : BotApiRules.keyboard(Post.JSON.valueToTree(Keyboards.replacing(buttons)));
    }

    private static Reply paragraphs(int count, int length) {
        return new Reply(Collections.nCopies(count, new Block.Paragraph("x".repeat(length))));
    }
}
