package org.parley.soak;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parley.delivery.DeliveryResult;
import org.parley.delivery.Messenger;
import org.parley.delivery.Pace;
import org.parley.delivery.Recipient;
import org.parley.reply.Reply;

/** Sends to an {@link UnreliablePlatform}. */
final class HttpMessenger implements Messenger {

    static final String PLATFORM = "soak";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final int port;

    HttpMessenger(int port) {
        this.port = port;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public List<String> render(Reply reply, Recipient to) {
        return List.of(reply.plainText());
    }

    @Override
    public DeliveryResult send(Recipient to, String message, String key) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + to.chat()))
                .timeout(Duration.ofSeconds(20)).POST(HttpRequest.BodyPublishers.ofString(message)).build();
        try {
            HttpResponse<Void> response = http.send(request, HttpResponse.BodyHandlers.discarding());
            return switch (response.statusCode()) {
                case 200 -> new DeliveryResult.Sent(key);
                case 429 -> new DeliveryResult.Deferred(
                        response.headers().firstValue("Retry-After").map(s -> Duration.ofSeconds(Long.parseLong(s))),
                        DeliveryResult.Scope.CHAT);
                default -> new DeliveryResult.Deferred(Optional.empty(), DeliveryResult.Scope.CHAT);
            };
        } catch (ConnectException e) {
            return new DeliveryResult.Deferred(Optional.empty(), DeliveryResult.Scope.CHAT);
        } catch (IOException e) {
            return new DeliveryResult.Unknown();
        }
    }

    @Override
    public Duration spacing(Recipient to) {
        return Duration.ofMillis(20);
    }

    @Override
    public Pace pace() {
        return new Pace(Duration.ofMillis(5), 20);
    }
}
