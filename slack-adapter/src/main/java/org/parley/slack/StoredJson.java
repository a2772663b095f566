package org.parley.slack;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** Events and calls as they are stored. What one version wrote, the next can read. */
final class StoredJson {

    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module())
            .addMixIn(SlackEvent.class, Named.class).addMixIn(SlackCall.class, Named.class)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    static {
        JSON.registerSubtypes(SlackEvent.class.getPermittedSubclasses());
        JSON.registerSubtypes(SlackCall.class.getPermittedSubclasses());
        JSON.registerSubtypes(SlackCall.Saying.class.getPermittedSubclasses());
    }

    /** Each kind goes by the name of its class. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface Named {
    }

    private StoredJson() {
    }

    static String write(SlackEvent event) {
        return write(SlackEvent.class, event);
    }

    static String write(SlackCall call) {
        return write(SlackCall.class, call);
    }

    private static <T> String write(Class<T> type, T value) {
        try {
            return JSON.writerFor(type).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(type.getSimpleName() + " cannot be written", e);
        }
    }

    /** @throws IllegalArgumentException if {@code json} is none that {@link #write(SlackEvent)} wrote */
    static SlackEvent event(String json) {
        return read(SlackEvent.class, json);
    }

    /** @throws IllegalArgumentException if {@code json} is none that {@link #write(SlackCall)} wrote */
    static SlackCall call(String json) {
        return read(SlackCall.class, json);
    }

    /** Jackson's message would quote what was read, so it goes no further. */
    private static <T> T read(Class<T> type, String json) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("what is stored is no " + type.getSimpleName());
        }
    }
}
