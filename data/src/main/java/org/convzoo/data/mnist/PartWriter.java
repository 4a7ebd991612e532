package org.convzoo.data.mnist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** Writes what a server sends behind what is there already, or anew if the server starts from the beginning. */
final class PartWriter implements BodyHandler<Void> {

    private final URI address;
    private final FileChannel channel;
    private final long present;
    private final long limit;
    private volatile long written;

    PartWriter(URI address, FileChannel channel, long present, long limit) {
        this.address = address;
        this.channel = channel;
        this.present = present;
        this.limit = limit;
        this.written = present;
    }

    /** Bytes of the file that are there. */
    long written() {
        return written;
    }

    @Override
    public BodySubscriber<Void> apply(ResponseInfo response) {
        boolean continues = response.statusCode() == 206
                && response.headers().firstValue("Content-Range").orElse("").startsWith("bytes " + present + "-");
        if (response.statusCode() != 200 && !continues) {
            return BodySubscribers.discarding();
        }
        written = continues ? present : 0;
        return BodySubscribers.ofByteArrayConsumer(this::write);
    }

    private void write(Optional<byte[]> piece) {
        try {
            if (written == 0) {
                channel.truncate(0);
            }
            if (piece.isPresent()) {
                if (written + piece.get().length > limit) {
                    channel.truncate(0);
                    throw new Download.Refused(address + " sends more than the " + limit + " bytes the file has");
                }
                ByteBuffer bytes = ByteBuffer.wrap(piece.get());
                while (bytes.hasRemaining()) {
                    written += channel.write(bytes, written);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
