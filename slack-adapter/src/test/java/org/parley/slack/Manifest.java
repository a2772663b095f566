package org.parley.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The manifest that a newcomer pastes, as the fake Slack and its tests read it. */
record Manifest(JsonObject json) {

    static Manifest read() {
        try {
            return new Manifest(JsonParser.parseString(Files.readString(Path.of("manifest.json"))).getAsJsonObject());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonElement at(String... path) {
        JsonElement element = json;
        for (String name : path) {
            element = element.getAsJsonObject().get(name);
        }
        return element;
    }

    List<String> scopes() {
        return strings("oauth_config", "scopes", "bot");
    }

    List<String> events() {
        return strings("settings", "event_subscriptions", "bot_events");
    }

    private List<String> strings(String... path) {
        return at(path).getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
    }
}
