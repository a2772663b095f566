package org.parley.bot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** What buttons are about, as text for the store. Pure. */
final class Subjects {

    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Subjects() {
    }

    static String write(Object subject) {
        try {
            return JSON.writeValueAsString(subject);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written: " + subject.getClass().getName(), e);
        }
    }

    /** Empty where it was written by a version that kept something else. */
    static <T> Optional<T> read(String text, Class<T> type) {
        try {
            return Optional.of(JSON.readValue(text, type));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
