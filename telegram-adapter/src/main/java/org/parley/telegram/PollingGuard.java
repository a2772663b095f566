package org.parley.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.longpolling.interfaces.BackOff;
import org.telegram.telegrambots.longpolling.util.ExponentialBackOff;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Stands between the library's polling loop and Telegram, and makes up for what the loop does not do: after 429 wait as long
 * as Telegram asks (the loop drops the response's body), go on after an update that cannot be read (the loop would ask for the
 * same batch for ever), say in one line what is wrong, and stop when told to.
 */
final class PollingGuard implements Interceptor, BackOff {

    private static final Logger LOG = LoggerFactory.getLogger(PollingGuard.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MediaType JSON_TYPE = MediaType.get("application/json");
    private static final long MAX_ERROR_BYTES = 10_000;

    private final Runnable tokenRefused;
    private final Runnable polled;
    private final ExponentialBackOff backOff = new ExponentialBackOff();
    private final AtomicReference<Duration> askedToWait = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<String> lastTrouble = new AtomicReference<>("");
    private final AtomicReference<OptionalInt> skipped = new AtomicReference<>(OptionalInt.empty());
    private volatile boolean closed;

    /**
     * @param tokenRefused told when Telegram does not know the token, or no longer: then polling has no future
     * @param polled told of each answer that is not a refusal
     */
    PollingGuard(Runnable tokenRefused, Runnable polled) {
        this.polled = polled;
        this.tokenRefused = tokenRefused;
    }

    void close() {
        closed = true;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        Response response;
        try {
            response = chain.proceed(chain.request());
        } catch (IOException e) {
            if (!closed) {
                trouble("Telegram cannot be reached (" + e.getClass().getSimpleName() + "); trying again");
            }
            throw e;
        }
        if (!response.isSuccessful()) {
            refused(response.code(), response.peekBody(MAX_ERROR_BYTES).string());
            return response;
        }
        polled.run();
        if (!lastTrouble.getAndSet("").isEmpty()) {
            LOG.warn("Telegram is reached again");
        }
        return readable(response);
    }

    @Override
    public void reset() {
        backOff.reset();
    }

    @Override
    public long nextBackOffMillis() {
        long asked = askedToWait.getAndSet(Duration.ZERO).toMillis();
        return asked > 0 ? asked : backOff.nextBackOffMillis();
    }

    /** The highest id that was skipped in the last answer, if one was. */
    OptionalInt skipped() {
        return skipped.getAndSet(OptionalInt.empty());
    }

    private void refused(int code, String body) {
        switch (code) {
            case 401, 404 -> {
                trouble("Telegram refuses the token; take a new one from BotFather");
                tokenRefused.run();
            }
            case 409 -> trouble("another program receives this bot's updates; stop it, or take a token of its own");
            case 429 -> {
                askedToWait.set(retryAfter(body));
                trouble("Telegram asks to wait before the next request");
            }
            default -> trouble("Telegram answers " + code + "; trying again");
        }
    }

    private static Duration retryAfter(String body) {
        try {
            return Duration.ofSeconds(Math.max(0, JSON.readTree(body).path("parameters").path("retry_after").asLong()));
        } catch (JsonProcessingException e) {
            return Duration.ZERO;
        }
    }

    /** The response without the updates that the library cannot read; those count as received. */
    private Response readable(Response response) throws IOException {
        String body = response.body() == null ? "" : response.body().string();
        return response.newBuilder().body(ResponseBody.create(withoutUnreadable(body), JSON_TYPE)).build();
    }

    private String withoutUnreadable(String body) {
        try {
            if (!(JSON.readTree(body) instanceof ObjectNode answer
                    && answer.path("result") instanceof ArrayNode updates)) {
                return body;
            }
            ArrayNode readable = JSON.createArrayNode();
            for (JsonNode update : updates) {
                if (isReadable(update)) {
                    readable.add(update);
                } else {
                    LOG.warn("skipped update {}, which has a form unknown to this version", update.path("update_id"));
                    skipped.set(OptionalInt.of(update.path("update_id").asInt()));
                }
            }
            return answer.set("result", readable).toString();
        } catch (JsonProcessingException e) {
            trouble("the answer is not Telegram's; is TELEGRAM_API_URL right?");
            return body;
        }
    }

    private static boolean isReadable(JsonNode update) {
        try {
            return JSON.treeToValue(update, Update.class).getUpdateId() != null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Once for each kind of trouble, not once a try. */
    private void trouble(String what) {
        if (!lastTrouble.getAndSet(what).equals(what)) {
            LOG.warn("{}", what);
        }
    }
}
