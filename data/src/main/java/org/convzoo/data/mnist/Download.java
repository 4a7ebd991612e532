package org.convzoo.data.mnist;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.convzoo.data.Fingerprint;

/**
 * Fetches files whose size and digest are known beforehand. A file appears under its own name only when it is whole and
 * right; until then it grows under that name with {@code .part} behind it, and a later attempt goes on where it ended.
 *
 * @param connectTimeout for reaching the server
 * @param stallTimeout for the answer to begin, and between two pieces of it
 * @param attempts how often a file is tried before giving up
 */
public record Download(Duration connectTimeout, Duration stallTimeout, int attempts) {

    /** What a file must be. */
    public record Expected(long size, String sha256) {}

    /**
     * Fetches one file.
     *
     * @throws IOException saying in one line what went wrong and with which address
     */
    public void fetch(URI address, Path target, Expected expected) throws IOException {
        HttpClient.Builder builder =
                HttpClient.newBuilder().connectTimeout(connectTimeout).followRedirects(HttpClient.Redirect.NORMAL);
        ProxySelector proxies = ProxySelector.getDefault();
        HttpClient client = (proxies == null ? builder : builder.proxy(proxies)).build();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            attempt(client, address, part, expected);
            accept(address, part, target, expected);
        } finally {
            if (sizeOf(part) == 0) {
                Files.deleteIfExists(part);
            }
        }
    }

    private void attempt(HttpClient client, URI address, Path part, Expected expected) throws IOException {
        for (int attempt = 1; sizeOf(part) != expected.size(); attempt++) {
            try {
                request(client, address, part, expected);
            } catch (Refused refused) {
                throw refused;
            } catch (IOException failed) {
                if (attempt == attempts) {
                    throw failed;
                }
            }
        }
    }

    private void request(HttpClient client, URI address, Path part, Expected expected) throws IOException {
        if (sizeOf(part) > expected.size()) {
            Files.delete(part);
        }
        long present = sizeOf(part);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(stallTimeout);
        if (present > 0) {
            request.header("Range", "bytes=" + present + "-");
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            PartWriter writer = new PartWriter(address, channel, present, expected.size());
            CompletableFuture<HttpResponse<Void>> response = client.sendAsync(request.build(), writer);
            HttpResponse<Void> answer = await(address, response, writer, present);
            if (answer.statusCode() == 416) {
                channel.truncate(0);
                throw new IOException(address + " has another length than the part that is here");
            }
            if (answer.statusCode() != 200 && answer.statusCode() != 206) {
                throw new Refused(address + " answered with status " + answer.statusCode());
            }
        }
        if (sizeOf(part) < expected.size()) {
            throw new IOException(address + " ended after " + sizeOf(part) + " of " + expected.size() + " bytes");
        }
    }

    private HttpResponse<Void> await(
            URI address, CompletableFuture<HttpResponse<Void>> response, PartWriter writer, long present)
            throws IOException {
        long seen = present;
        while (true) {
            try {
                return response.get(stallTimeout.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException slow) {
                if (writer.written() == seen) {
                    response.cancel(true);
                    throw new IOException(address + " sent nothing for " + stallTimeout.toMillis() / 1000.0 + " s");
                }
                seen = writer.written();
            } catch (InterruptedException interrupted) {
                response.cancel(true);
                Thread.currentThread().interrupt();
                throw new Refused("interrupted while downloading " + address);
            } catch (ExecutionException failed) {
                throw described(address, failed.getCause(), writer);
            }
        }
    }

    private IOException described(URI address, Throwable failure, PartWriter writer) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        if (failure instanceof HttpConnectTimeoutException || failure instanceof ConnectException) {
            return new IOException(address + " cannot be reached", failure);
        }
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new IOException(address + " broke off after " + writer.written() + " bytes (" + message + ")", failure);
    }

    private static void accept(URI address, Path part, Path target, Expected expected) throws IOException {
        MessageDigest digest = Fingerprint.sha256();
        String found = HexFormat.of().formatHex(digest.digest(Files.readAllBytes(part)));
        if (!found.equals(expected.sha256())) {
            Files.delete(part);
            throw new Refused(address + " has other content than it should: SHA-256 " + found + " instead of "
                    + expected.sha256());
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static long sizeOf(Path part) throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    /** Trying again would give the same answer. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }
}
