package org.convzoo.configs.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes what a server sends behind what is there already, or anew if the server starts from the beginning. */
final class PartWriter implements BodyHandler<Void> {

    private final URI address;
    private final FileChannel channel;
    private final long present;
    private final Expected expected;
    private volatile long written;
    private volatile OptionalLong total;
    private volatile boolean accepted;
    private volatile boolean startedAnew;

    PartWriter(URI address, FileChannel channel, long present, Expected expected) {
        this.address = address;
        this.channel = channel;
        this.present = present;
        this.expected = expected;
        this.written = present;
        this.total = expected.size();
    }

    /** Bytes of the file that are there. */
    long written() {
        return written;
    }

    /** Bytes of the whole file, as far as anybody said. */
    OptionalLong total() {
        return total;
    }

    /** Whether what was sent is the file, or the asked-for part of it. */
    boolean accepted() {
        return accepted;
    }

    /** Whether what was sent begins with the file's first byte. */
    boolean startedAnew() {
        return startedAnew;
    }

    @Override
    public BodySubscriber<Void> apply(ResponseInfo response) {
        boolean continues = response.statusCode() == 206 && rangeStart(response.headers()) == present;
        if (response.statusCode() != 200 && !continues) {
            return BodySubscribers.discarding();
        }
        long from = continues ? present : 0;
        response.headers().firstValueAsLong("Content-Length").ifPresent(length -> {
            if (from + length > expected.largest()) {
                refuse();
            }
            // what is here already stays: nothing of this was written
            if (!continues && length != expected.size().orElse(length)) {
                throw new UncheckedIOException(new RefusedException(address + " sends " + length
                        + " bytes instead of the " + expected.limit() + "; it may be a page that asks for something"));
            }
            if (total.isEmpty()) {
                total = OptionalLong.of(from + length);
            }
        });
        accepted = true;
        startedAnew = from == 0;
        written = from;
        return BodySubscribers.ofByteArrayConsumer(this::write);
    }

    /** The first byte that a Content-Range names, -1 if it names none. */
    private static long rangeStart(HttpHeaders headers) {
        String range = headers.firstValue("Content-Range").orElse("");
        return range.matches("bytes [0-9]{1,18}-.*") ? Long.parseLong(range.substring(6, range.indexOf('-'))) : -1;
    }

    private void write(Optional<byte[]> piece) {
        try {
            if (written == 0) {
                channel.truncate(0);
            }
            if (piece.isPresent()) {
                if (written + piece.get().length > expected.largest()) {
                    refuse();
                }
                ByteBuffer bytes = ByteBuffer.wrap(piece.get());
                while (bytes.hasRemaining()) {
                    written += channel.write(bytes, written);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    new RefusedException("what " + address + " sends cannot be written: " + failed.getMessage()));
        }
    }

    private void refuse() {
        try {
            channel.truncate(0);
        } catch (IOException alsoThis) {
            // what matters is said below
        }
        throw new UncheckedIOException(new RefusedException(address + " sends more than the " + expected.limit()));
    }
}
