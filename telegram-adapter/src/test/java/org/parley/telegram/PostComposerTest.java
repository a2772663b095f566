package org.parley.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
    void a_post_comes_out_of_the_outbox_as_it_went_in() {
        Reply reply = new Reply(List.of(new Block.Lead("In Geneva."))).with(List.of(MORE));
        for (Post post : List.of(compose(reply).getFirst(), new Post.Delete(QUESTION),
                new Post.Keyboard(QUESTION, List.of(MORE)),
                composer.replace(List.of(QUESTION), reply, Optional.empty()).getFirst(),
                composer.compose(reply, Optional.empty(), Optional.of(new Post.Whisper(1, "q"))).getFirst())) {
            assertThat(Post.of(post.json())).isEqualTo(post);
        }
        assertThat(Post.of(compose(reply.with(PICTURE)).getFirst().json()))
                .isInstanceOfSatisfying(Post.Photo.class,
                        photo -> assertThat(photo.png()).isEqualTo(PICTURE.png()));
    }

    private static Reply paragraphs(int count, int length) {
        return new Reply(Collections.nCopies(count, new Block.Paragraph("x".repeat(length))));
    }
}
