package org.convzoo.data.features;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convzoo.data.BadImageException;
import org.convzoo.data.Chunks;
import org.convzoo.data.Fingerprint;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;
import org.convzoo.data.RawSignal;
import org.convzoo.data.Sample;

/** What images are made of, as hashes: of the file where an image has one of its own, else of its pixels. */
public final class ImageContents {

    private static final int CHUNK = 64;

    private ImageContents() {}

    /**
     * SHA-256 of each image's content, in their order.
     *
     * @param workers threads that read
     */
    public static List<byte[]> digests(LabelledImages images, int workers) {
        List<byte[]> all = new ArrayList<>(images.size());
        Chunks.<List<byte[]>>inOrder(
                images.size(), CHUNK, workers, (from, to) -> digests(images, from, to), all::addAll);
        return all;
    }

    private static List<byte[]> digests(LabelledImages images, int from, int to) {
        MessageDigest digest = Fingerprint.sha256();
        List<byte[]> chunk = new ArrayList<>(to - from);
        for (int index = from; index < to; index++) {
            Optional<Path> file = images.file(index);
            chunk.add(file.isPresent() ? ofFile(digest, file.get()) : ofSample(digest, images, index));
        }
        return chunk;
    }

    private static byte[] ofFile(MessageDigest digest, Path file) {
        try {
            return digest.digest(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return ofNothing(digest);
        }
    }

    private static byte[] ofSample(MessageDigest digest, LabelledImages images, int index) {
        Sample sample;
        try {
            sample = images.sample(index);
        } catch (BadImageException unreadable) {
            return ofNothing(digest);
        }
        if (sample instanceof RawImage image) {
            shape(digest, image.channels(), image.height(), image.width());
            return digest.digest(image.pixels());
        }
        if (sample instanceof RawSignal signal) {
            shape(digest, signal.channels(), 1, signal.length());
            ByteBuffer bytes = ByteBuffer.allocate(signal.values().length * Float.BYTES);
            bytes.asFloatBuffer().put(signal.values());
            return digest.digest(bytes.array());
        }
        throw new IllegalArgumentException(images.id(index) + " is no image, but features of one");
    }

    private static void shape(MessageDigest digest, int channels, int height, int width) {
        digest.update(ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(channels)
                .putInt(height)
                .putInt(width)
                .flip());
    }

    /** What cannot be read now is another image once it can. */
    private static byte[] ofNothing(MessageDigest digest) {
        digest.reset();
        return digest.digest();
    }
}
