package org.convzoo.configs.download;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Asks for a file, or for what of it is still missing. */
record Transfer(HttpClient client, Patience patience, URI address, Path part, Expected expected, Progress progress) {

    private static final int RANGE_NOT_SATISFIABLE = 416;
    private static final int PROXY_WANTS_PASSWORD = 407;
    private static final Set<Integer> PASSING = Set.of(408, 425, 429);
    private static final long TICK_MILLIS = 100;

    /**
     * Sends one request, none if nothing is missing.
     *
     * @return whether all of the file came with it
     * @throws RefusedException if another request would not help
     */
    boolean run() throws IOException {
        if (size() > expected.largest()) {
            Files.delete(part);
        }
        long present = size();
        if (present == expected.size().orElse(-1)) {
            return false;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (present > 0) {
            request.header("Range", "bytes=" + present + "-");
        }
        boolean atOnce;
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock(channel);
            PartWriter writer = new PartWriter(address, channel, present, expected);
            HttpResponse<Void> answer = await(client.sendAsync(request.build(), writer), writer);
            if (!writer.accepted() && !nothingIsMissing(answer, present)) {
                throw refusal(answer, channel);
            }
            channel.force(true);
            atOnce = writer.startedAnew();
        }
        if (size() < expected.size().orElse(0)) {
            throw new IOException(address + " ended after " + size() + " of " + expected.largest() + " bytes");
        }
        return atOnce;
    }

    /** Bytes that are here. */
    long size() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    /** Held until the channel is closed. */
    private void lock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException elsewhereInThisProcess) {
            // said below
        }
        throw new RefusedException(address + " is being downloaded already, into " + part + "; wait for that to end");
    }

    private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> response, PartWriter writer)
            throws IOException {
        long seen = writer.written();
        long since = System.nanoTime();
        try {
            while (true) {
                try {
                    HttpResponse<Void> answer = response.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
                    progress.reached(writer.written(), writer.total());
                    return answer;
                } catch (TimeoutException waiting) {
                    if (writer.written() != seen) {
                        seen = writer.written();
                        since = System.nanoTime();
                        progress.reached(seen, writer.total());
                    } else if (System.nanoTime() - since
                            > patience.stallTimeout().toNanos()) {
                        double seconds = patience.stallTimeout().toMillis() / 1000.0;
                        throw new IOException(address + " sent nothing for " + seconds + " s");
                    }
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RefusedException("interrupted while downloading " + address);
        } catch (ExecutionException failed) {
            throw described(failed.getCause(), writer);
        } finally {
            // Ends the connection unless the answer is complete.
            response.cancel(true);
        }
    }

    private IOException described(Throwable failure, PartWriter writer) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return refused;
            }
        }
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (failure instanceof HttpConnectTimeoutException || failure instanceof ConnectException) {
            return new IOException(address + " cannot be reached", failure);
        }
        if (failure instanceof SSLException) {
            return new RefusedException(address + " cannot be trusted (" + message + ")");
        }
        return new IOException(address + " broke off after " + writer.written() + " bytes (" + message + ")", failure);
    }

    /** A server that is asked for what follows the last byte of a file says so, and how long the file is. */
    private static boolean nothingIsMissing(HttpResponse<Void> answer, long present) {
        return answer.statusCode() == RANGE_NOT_SATISFIABLE
                && present > 0
                && answer.headers().firstValue("Content-Range").orElse("").equals("bytes */" + present);
    }

    private IOException refusal(HttpResponse<Void> answer, FileChannel channel) throws IOException {
        int status = answer.statusCode();
        String answered = address + " answered with status " + status;
        if (status == RANGE_NOT_SATISFIABLE || status == 206) {
            channel.truncate(0);
            return new IOException(address + " has no such part as the one that is missing here");
        }
        if (status >= 500 || PASSING.contains(status)) {
            return new IOException(answered);
        }
        if (status == PROXY_WANTS_PASSWORD) {
            return new RefusedException(answered + ": the proxy wants a user and a password, as in"
                    + " HTTPS_PROXY=http://user:password@host:port");
        }
        return new RefusedException(answer.headers()
                .firstValue("Location")
                .map(elsewhere -> answered + " and points to " + elsewhere + ", which is not followed")
                .orElse(answered));
    }
}
