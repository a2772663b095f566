package org.parley.telegram;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Optional;
import org.parley.reply.Button;

/** One thing to do in a chat, as it waits in the outbox: one call of the Bot API. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "post")
@JsonSubTypes({@JsonSubTypes.Type(value = Post.Text.class, name = "text"),
        @JsonSubTypes.Type(value = Post.Photo.class, name = "photo"),
        @JsonSubTypes.Type(value = Post.Edit.class, name = "edit"),
        @JsonSubTypes.Type(value = Post.Recaption.class, name = "recaption"),
        @JsonSubTypes.Type(value = Post.Keyboard.class, name = "keyboard"),
        @JsonSubTypes.Type(value = Post.Delete.class, name = "delete")})
sealed interface Post {

    /**
     * A message of ours or of somebody else's. Ids are counted per chat: in the supergroup that a group has become, an old one means
     * another message or none.
     */
    record Place(String chat, int message) {
    }

    /**
     * Who alone is to see a message in a group, https://core.telegram.org/bots/api#ephemeral-messages.
     *
     * @param user the person
     * @param query the press that it reacts to
     */
    record Whisper(long user, String query) {
    }

    /** A message. */
    record Text(Rendered text, List<Button> buttons, Optional<Place> replyTo, Optional<Whisper> whisper)
            implements
                Post {
    }

    /** A picture with a text under it, which may be empty. */
    record Photo(byte[] png, Rendered caption, List<Button> buttons, Optional<Place> replyTo) implements Post {

        @Override
        public String toString() {
            return "Photo[" + png.length + " bytes]";
        }
    }

    /** A message of ours says something else from now on; sent anew where it cannot be edited. */
    record Edit(Place message, Rendered text, List<Button> buttons, Optional<Place> replyTo) implements Post {
    }

    /** A picture of ours has another text under it from now on; the text is sent anew where it cannot be edited. */
    record Recaption(Place message, Rendered caption, List<Button> buttons) implements Post {
    }

    /** A message of ours has other buttons from now on. */
    record Keyboard(Place message, List<Button> buttons) implements Post {
    }

    /** A message of ours is taken back. */
    record Delete(Place message) implements Post {
    }

    /** Readable by any version that knows the fields used: the outbox outlives a process, and with it a version. */
    ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module())
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    /** As it is stored. */
    default String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a post that cannot be written", e);
        }
    }

    /** What {@link #json} wrote. */
    static Post of(String json) {
        try {
            return JSON.readValue(json, Post.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a post of this adapter", e);
        }
    }
}
