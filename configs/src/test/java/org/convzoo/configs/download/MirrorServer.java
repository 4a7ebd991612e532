package org.convzoo.configs.download;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on the loopback address that answers each request the way it is told to, in turn. */
final class MirrorServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> ranges = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    interface Answer {
        void to(HttpExchange exchange, int rangeStart) throws IOException;
    }

    MirrorServer(Answer... answers) {
        this.answers.addAll(List.of(answers));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI address(String file) {
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/" + file);
    }

    /** The Range header of each request, {@code none} where there was none. */
    synchronized List<String> ranges() {
        return List.copyOf(ranges);
    }

    /** What was asked for in each request: a path, or a whole address where the server is used as a proxy. */
    synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The whole content, or the rest of it if a range is asked for. */
    static Answer whole(byte[] content) {
        return (exchange, start) -> {
            byte[] rest = Arrays.copyOfRange(content, start, content.length);
            if (start > 0) {
                exchange.getResponseHeaders()
                        .add("Content-Range", "bytes " + start + "-" + (content.length - 1) + "/" + content.length);
            }
            exchange.sendResponseHeaders(start > 0 ? 206 : 200, rest.length);
            exchange.getResponseBody().write(rest);
        };
    }

    /** Promises the whole content from the start, sends the first bytes of it and drops the connection. */
    static Answer dropAfter(int bytes, byte[] content) {
        return (exchange, start) -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, bytes);
            exchange.getResponseBody().flush();
            throw new IOException("dropped on purpose");
        };
    }

    /** Sends the first bytes and then nothing more. */
    static Answer stallAfter(int bytes, byte[] content) {
        return (exchange, start) -> {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, bytes);
            exchange.getResponseBody().flush();
            try {
                Thread.sleep(60_000);
            } catch (InterruptedException over) {
                throw new IOException("the test is over", over);
            }
        };
    }

    static Answer ignoringRange(byte[] content) {
        return (exchange, start) -> whole(content).to(exchange, 0);
    }

    /** Sends a part that was not asked for. */
    static Answer anotherPart(byte[] content) {
        return (exchange, start) -> {
            exchange.getResponseHeaders().add("Content-Range", "bytes 7-8/" + content.length);
            exchange.sendResponseHeaders(206, 2);
            exchange.getResponseBody().write(content, 7, 2);
        };
    }

    /** Sends the whole content without saying how long it is. */
    static Answer ofUnknownLength(byte[] content) {
        return (exchange, start) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(content);
        };
    }

    /** Refuses a range that begins behind the content's last byte, as real servers do. */
    static Answer nothingBehind(byte[] content) {
        return (exchange, start) -> {
            exchange.getResponseHeaders().add("Content-Range", "bytes */" + content.length);
            exchange.sendResponseHeaders(416, -1);
        };
    }

    static Answer redirect(String location) {
        return (exchange, start) -> {
            exchange.getResponseHeaders().add("Location", location);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    static Answer status(int code) {
        return (exchange, start) -> exchange.sendResponseHeaders(code, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Answer answer;
        String range = exchange.getRequestHeaders().getFirst("Range");
        synchronized (this) {
            ranges.add(range == null ? "none" : range);
            requests.add(exchange.getRequestURI().toString());
            answer = answers.size() > 1 ? answers.poll() : answers.peek();
        }
        int start = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
        try (exchange) {
            answer.to(exchange, start);
        }
    }
}
