package org.parley.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import org.parley.article.ArticleReader;
import org.parley.store.FeedLedger;

/** Fetches pages and feeds over HTTP, within limits of time and size. Safe for use by many threads. */
public final class Fetcher implements AutoCloseable {

    /** For the whole of it, from the first redirect to the last byte. */
    public static final Duration MOST_TIME = Duration.ofSeconds(30);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_BYTES = ArticleReader.MOST_BYTES;
    private static final String ACCEPT = "application/rss+xml, application/atom+xml, text/html, application/xhtml+xml,"
            + " application/xml;q=0.9, text/plain;q=0.9, text/markdown;q=0.9, */*;q=0.1";
    private static final String USER_AGENT = "Parley/0.1 (article and feed reader)";

    private final Destinations destinations;
    private final Duration mostTime;
    /** HTTP/1.1, for a request that offers to switch to HTTP/2 on a plain connection confuses old servers. */
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER).connectTimeout(CONNECT).build();

    /** A fetcher that keeps to {@code destinations}. */
    public Fetcher(Destinations destinations) {
        this(destinations, MOST_TIME);
    }

    Fetcher(Destinations destinations, Duration mostTime) {
        this.destinations = destinations;
        this.mostTime = mostTime;
    }

    /**
     * Fetches {@code address}, unless it is what it was.
     *
     * @param known what is known from the last time
     * @throws InterruptedException if the thread is told to stop meanwhile
     */
    FetchResult fetch(URI address, FeedLedger.Feed known) throws InterruptedException {
        long deadline = System.nanoTime() + mostTime.toNanos();
        URI at = address;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            Optional<String> refusal = destinations.refusal(at);
            if (refusal.isPresent()) {
                return new FetchResult.Failed(
                        (at.equals(address) ? "" : "It redirects to " + at + ". ") + refusal.get());
            }
            HttpResponse<LimitedBody.Body> response;
            try {
                response = send(request(at, known), deadline);
            } catch (TimeoutException e) {
                return new FetchResult.Failed("It did not arrive within " + mostTime.toSeconds() + " seconds.");
            } catch (IOException e) {
                return new FetchResult.Failed("It cannot be reached: " + reason(e) + ".");
            }
            Optional<URI> next = redirect(response, at);
            if (next.isEmpty()) {
                return result(response);
            }
            at = next.get();
        }
        return new FetchResult.Failed("It redirects more than " + MOST_REDIRECTS + " times.");
    }

    private static HttpRequest request(URI at, FeedLedger.Feed known) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at).header("User-Agent", USER_AGENT)
                .header("Accept", ACCEPT).header("Accept-Encoding", "gzip");
        known.etag().ifPresent(etag -> request.header("If-None-Match", etag));
        known.lastModified().ifPresent(date -> request.header("If-Modified-Since", date));
        return request.build();
    }

    /** The client's own time-out ends with the headers; this one covers the body. */
    private HttpResponse<LimitedBody.Body> send(HttpRequest request, long deadline)
            throws IOException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<LimitedBody.Body>> response = client.sendAsync(request,
                info -> new LimitedBody(info.statusCode() == 200 ? MOST_BYTES : 0));
        try {
            return response.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            response.cancel(true);
        }
    }

    private static Optional<URI> redirect(HttpResponse<?> response, URI at) {
        return switch (response.statusCode()) {
            case 301, 302, 303, 307, 308 -> response.headers().firstValue("Location").flatMap(to -> resolve(at, to));
            default -> Optional.empty();
        };
    }

    private static Optional<URI> resolve(URI at, String location) {
        try {
            return Optional.of(at.resolve(location));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static FetchResult result(HttpResponse<LimitedBody.Body> response) {
        return switch (response.statusCode()) {
            case 200 -> content(response);
            case 304 -> new FetchResult.NotModified();
            case 404, 410 -> new FetchResult.Failed("It is not there (HTTP " + response.statusCode() + ").");
            case 401, 403 -> new FetchResult.Failed("Its server refuses it (HTTP " + response.statusCode() + ").");
            case 429 -> new FetchResult.Failed("Its server asks for fewer requests (HTTP 429).", retryAfter(response));
            default -> new FetchResult.Failed("Its server answered with HTTP " + response.statusCode() + ".",
                    retryAfter(response));
        };
    }

    private static FetchResult content(HttpResponse<LimitedBody.Body> response) {
        String encoding = response.headers().firstValue("Content-Encoding").orElse("identity").toLowerCase(Locale.ROOT);
        if (!response.body().whole()) {
            return tooLarge();
        }
        byte[] content;
        try {
            content = switch (encoding) {
                case "identity", "" -> response.body().bytes();
                case "gzip", "x-gzip" -> gunzip(response.body().bytes());
                default -> throw new IOException("it is packed as " + encoding + ", which was not asked for");
            };
        } catch (IOException e) {
            return new FetchResult.Failed("It cannot be unpacked: " + e.getMessage() + ".");
        }
        if (content.length > MOST_BYTES) {
            return tooLarge();
        }
        return new FetchResult.Fetched(content, response.headers().firstValue("ETag"),
                response.headers().firstValue("Last-Modified"));
    }

    private static FetchResult tooLarge() {
        return new FetchResult.Failed("It is larger than " + MOST_BYTES / 1_000_000 + " MB.");
    }

    /** At most one byte more than is read as one article, however much is packed into it. */
    private static byte[] gunzip(byte[] packed) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(MOST_BYTES + 1);
        }
    }

    /** Seconds or a date (RFC 9110, 10.2.3). */
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After").flatMap(text -> {
            try {
                return Optional.of(text.matches("\\d{1,9}")
                        ? Duration.ofSeconds(Long.parseLong(text))
                        : Duration.between(Instant.now(),
                                ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        });
    }

    private static String reason(IOException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** Hangs up on whatever is under way. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
