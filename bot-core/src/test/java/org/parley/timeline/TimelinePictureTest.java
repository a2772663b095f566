package org.parley.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.parley.article.Source;
import org.parley.fact.Certainty;
import org.parley.time.Period;
import org.parley.wording.Language;
import org.parley.wording.Phrases;

class TimelinePictureTest {

    private static final Phrases ENGLISH = Phrases.in(Language.ENGLISH);
    private static final int PAPER = 0xFFFBFAF7;

    @Test
    void fills_a_slide_when_there_is_little_to_tell() throws IOException {
        TimelinePicture picture = TimelinePicture.draw("Harbour talks", events(3, "They met.", Certainty.ASSERTED),
                ENGLISH);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));

        assertThat(image.getWidth()).isEqualTo(TimelinePicture.WIDTH);
        assertThat(image.getHeight()).isEqualTo(picture.height()).isEqualTo(900);
        assertThat(inked(image)).isBetween(5_000L, 500_000L);
    }

    @Test
    void grows_with_its_events_and_leaves_the_margins_free_whatever_the_words() throws IOException {
        String longWord = "Unpronounceable".repeat(40);
        List<TimelineEvent> events = events(25, "They spoke of " + longWord + " and much besides. ".repeat(30),
                Certainty.PLANNED);

        TimelinePicture picture = TimelinePicture.draw("A title that goes on and on ".repeat(10), events, ENGLISH);

        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.png()));
        assertThat(picture.height()).isGreaterThan(900);
        assertThat(IntStream.range(20, image.getHeight())
                .filter(y -> image.getRGB(TimelinePicture.WIDTH - 40, y) != PAPER)).isEmpty();
        assertThat(IntStream.range(20, image.getHeight()).filter(y -> image.getRGB(40, y) != PAPER)).isEmpty();
    }

    @Test
    void marks_what_did_not_simply_happen_by_shape() {
        byte[] happened = TimelinePicture.draw("Harbour talks", events(1, "They met.", Certainty.ASSERTED), ENGLISH)
                .png();
        byte[] reported = TimelinePicture.draw("Harbour talks", events(1, "They met.", Certainty.REPORTED), ENGLISH)
                .png();
        byte[] planned = TimelinePicture.draw("Harbour talks", events(1, "They met.", Certainty.PLANNED), ENGLISH)
                .png();

        assertThat(reported).isEqualTo(happened);
        assertThat(planned).isNotEqualTo(happened);
    }

    @Test
    void tells_the_same_in_words() {
        assertThat(
                TimelinePicture.draw("Harbour talks", events(2, "They met.", Certainty.CANCELLED), ENGLISH).altText())
                .isEqualTo(
                        "Timeline. Harbour talks. 2 March 2031 (cancelled): They met. 3 March 2031 (cancelled): They met.");
        assertThat(TimelinePicture
                .draw("Harbour talks", events(60, "They met and met again, for days.", Certainty.ASSERTED), ENGLISH)
                .altText())
                .hasSizeLessThanOrEqualTo(2_000).endsWith("…");
    }

    @Test
    void its_words_are_in_the_readers_language() {
        List<TimelineEvent> cancelled = events(1, "They met.", Certainty.CANCELLED);

        TimelinePicture russian = TimelinePicture.draw("Harbour talks", cancelled, Phrases.in(Language.RUSSIAN));

        assertThat(russian.altText()).startsWith("Хроника. Harbour talks. 2 марта 2031").contains("(отменено)");
        assertThat(russian.png()).isNotEqualTo(TimelinePicture.draw("Harbour talks", cancelled, ENGLISH).png());
    }

    @Test
    void refuses_more_events_than_anybody_can_read() {
        assertThatThrownBy(() -> TimelinePicture.draw("All", events(61, "They met.", Certainty.ASSERTED), ENGLISH))
                .hasMessageContaining("61");
        assertThatThrownBy(() -> TimelinePicture.draw("None", List.of(), ENGLISH)).hasMessageContaining("1 to 60");
    }

    private static long inked(BufferedImage image) {
        return IntStream.range(0, image.getHeight())
                .mapToLong(y -> IntStream.range(0, image.getWidth()).filter(x -> image.getRGB(x, y) != PAPER).count())
                .sum();
    }

    private static List<TimelineEvent> events(int count, String text, Certainty certainty) {
        Source source = new Source("Harbour Times", "", Instant.parse("2031-03-05T08:00:00Z"), Optional.empty(),
                "a.txt");
        return IntStream.range(0, count)
                .mapToObj(i -> new TimelineEvent(Period.day(LocalDate.of(2031, 3, 2).plusDays(i)), text, certainty,
                        source))
                .toList();
    }
}
