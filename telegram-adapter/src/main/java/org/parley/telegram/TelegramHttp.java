package org.parley.telegram;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/** The HTTP clients: one for calls, one for polling, which waits far longer. */
final class TelegramHttp implements AutoCloseable {

    /** From start to end of one call. */
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

    /** How long Telegram holds a poll open when there is nothing to tell. */
    static final Duration POLL_TIMEOUT = Duration.ofSeconds(30);

    /** Servers close idle connections after about a minute; one that we reuse should not be about to go. */
    private static final Duration IDLE = Duration.ofSeconds(20);

    private static final int PARALLEL_CALLS = 32;

    private final ExecutorService threads = new ThreadPoolExecutor(0, PARALLEL_CALLS * 2, 10, TimeUnit.SECONDS,
            new SynchronousQueue<>(), Thread.ofPlatform().daemon().name("telegram-http-", 0).factory());
    private final OkHttpClient calls;

    /** Of its own, so that ending a poll does not end a message on its way. */
    private final Dispatcher polls = new Dispatcher(threads);

    TelegramHttp() {
        this(CALL_TIMEOUT);
    }

    /** @param callTimeout from start to end of one call */
    TelegramHttp(Duration callTimeout) {
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(PARALLEL_CALLS);
        dispatcher.setMaxRequestsPerHost(PARALLEL_CALLS);
        calls = new OkHttpClient.Builder().dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(PARALLEL_CALLS, IDLE.toSeconds(), TimeUnit.SECONDS))
                .connectTimeout(Duration.ofSeconds(10)).readTimeout(callTimeout).callTimeout(callTimeout)
                // By default a POST whose connection broke is sent again in silence, and so a message twice.
                .retryOnConnectionFailure(false).build();
    }

    OkHttpClient forCalls() {
        return calls;
    }

    OkHttpClient forPolling(Interceptor guard) {
        Duration limit = POLL_TIMEOUT.plusSeconds(15);
        return calls.newBuilder().dispatcher(polls).readTimeout(limit).callTimeout(limit).addInterceptor(guard).build();
    }

    /** Ends the poll under way. */
    void cancelPoll() {
        polls.cancelAll();
    }

    @Override
    public void close() {
        polls.cancelAll();
        calls.dispatcher().cancelAll();
        threads.shutdownNow();
        calls.connectionPool().evictAll();
    }
}
