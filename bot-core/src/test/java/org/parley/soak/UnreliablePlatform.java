package org.parley.soak;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A platform that takes messages over HTTP and does not always say so: it asks to wait, fails, is slow, takes a message and resets the
 * connection, is not there at all. It remembers what it took, which is what people would see. Thread-safe.
 */
final class UnreliablePlatform implements AutoCloseable {

    /** Of a hundred requests. */
    private static final int TOO_MANY = 6;
    private static final int FAILURES = 6;
    private static final int RESETS = 2;
    private static final int SLOW = 10;

    private static final int MOST_MILLIS = 30;
    private static final int SLOW_MILLIS = 300;

    private final Random chance;
    private final Map<String, List<String>> taken = new TreeMap<>();
    private final Set<String> busy = new HashSet<>();
    private final int port;
    private ServerSocket server;
    private int requests;
    private int resets;
    private int refusals;
    private int overlaps;

    /** @param seed decides what fails, as far as the order of requests is the same */
    UnreliablePlatform(long seed) {
        this.chance = new Random(seed);
        this.server = listen(0);
        this.port = server.getLocalPort();
    }

    private ServerSocket listen(int at) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 200);
            Thread.ofPlatform().daemon().name("platform").start(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                // Cut, or closed: the loop's condition tells.
            }
        }
    }

    int port() {
        return port;
    }

    /** Refuses connections for a while. */
    void cut(long millis) throws InterruptedException {
        close();
        Thread.sleep(millis);
        synchronized (this) {
            server = listen(port);
        }
    }

    /** What it took for each chat, in order. */
    synchronized Map<String, List<String>> taken() {
        Map<String, List<String>> copy = new TreeMap<>();
        taken.forEach((chat, messages) -> copy.put(chat, List.copyOf(messages)));
        return copy;
    }

    synchronized int count() {
        return taken.values().stream().mapToInt(List::size).sum();
    }

    /** How it behaved, in a line. */
    synchronized String behaviour() {
        return requests + " requests, " + refusals + " answered with 429 or 500, " + resets
                + " taken and the connection reset, " + overlaps + " while the chat's last was still under way";
    }

    private enum Fate {
        TAKE, TOO_MANY, FAIL, RESET
    }

    private void serve(Socket connection) {
        try (connection) {
            Request request = Request.read(connection.getInputStream());
            Fate fate = begin(request.chat());
            try {
                Thread.sleep(delay());
                settle(request, fate, connection);
            } finally {
                end(request.chat());
            }
        } catch (IOException | InterruptedException e) {
            // The client went away, as one that was killed does.
        }
    }

    private synchronized long delay() {
        return chance.nextInt(100) < SLOW ? SLOW_MILLIS : chance.nextInt(MOST_MILLIS);
    }

    private synchronized Fate begin(String chat) {
        requests++;
        if (!busy.add(chat)) {
            overlaps++;
        }
        int dice = chance.nextInt(100);
        return dice < TOO_MANY
                ? Fate.TOO_MANY
                : dice < TOO_MANY + FAILURES
                        ? Fate.FAIL
                        : dice < TOO_MANY + FAILURES + RESETS ? Fate.RESET : Fate.TAKE;
    }

    private synchronized void end(String chat) {
        busy.remove(chat);
    }

    private void settle(Request request, Fate fate, Socket connection) throws IOException {
        switch (fate) {
            case TAKE -> {
                take(request);
                answer(connection, "200 OK", "");
            }
            case TOO_MANY -> answer(connection, "429 Too Many Requests", "Retry-After: 1\r\n");
            case FAIL -> answer(connection, "500 Internal Server Error", "");
            case RESET -> {
                take(request);
                connection.setSoLinger(true, 0);
            }
        }
        synchronized (this) {
            refusals += fate == Fate.TOO_MANY || fate == Fate.FAIL ? 1 : 0;
            resets += fate == Fate.RESET ? 1 : 0;
        }
    }

    private synchronized void take(Request request) {
        taken.computeIfAbsent(request.chat(), c -> new ArrayList<>()).add(request.text());
    }

    private static void answer(Socket connection, String status, String headers) throws IOException {
        connection.getOutputStream().write(("HTTP/1.1 " + status + "\r\n" + headers
                + "Content-Length: 0\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }

    @Override
    public synchronized void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One message: the chat is the path, the text the body. */
    private record Request(String chat, String text) {

        static Request read(InputStream stream) throws IOException {
            InputStream in = new BufferedInputStream(stream);
            String first = line(in);
            int length = 0;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring("content-length:".length()).strip());
                }
            }
            return new Request(first.split(" ")[1].substring(1),
                    new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("ended early");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }
}
