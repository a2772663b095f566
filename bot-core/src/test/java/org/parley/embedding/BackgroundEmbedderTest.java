package org.parley.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BackgroundEmbedderTest {

    @Test
    void nobody_waits_who_asks_for_no_vector() {
        CountDownLatch gate = new CountDownLatch(1);
        LetterEmbedder letters = new LetterEmbedder();

        try (BackgroundEmbedder embedder = BackgroundEmbedder.load("letters", () -> after(gate, letters))) {
            assertThat(embedder.model()).isEqualTo("letters");

            gate.countDown();

            assertThat(embedder.query("four")).containsExactly(4, 1);
            assertThat(embedder.passage("fifth")).containsExactly(5, 2);
        }
        assertThat(letters.closed).isTrue();
    }

    private static Embedder after(CountDownLatch gate, Embedder embedder) {
        try {
            gate.await();
            return embedder;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void closing_waits_for_what_is_still_being_loaded_and_closes_it() throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        LetterEmbedder letters = new LetterEmbedder();
        BackgroundEmbedder embedder = BackgroundEmbedder.load("letters", () -> after(gate, letters));
        Thread closing = Thread.ofPlatform().start(embedder::close);

        gate.countDown();
        closing.join();

        assertThat(letters.closed).isTrue();
    }

    @Test
    void a_model_that_cannot_be_loaded_is_told_to_each_who_asks_for_a_vector() {
        RuntimeException reason = new IllegalStateException("no such platform");

        try (BackgroundEmbedder embedder = BackgroundEmbedder.load("letters", () -> {
            throw reason;
        })) {
            assertThatThrownBy(() -> embedder.query("a")).isInstanceOf(EmbedderUnavailableException.class)
                    .hasMessageContaining("no such platform").hasCause(reason);
            assertThatThrownBy(() -> embedder.passage("a")).isInstanceOf(EmbedderUnavailableException.class);
        }
    }
}
