package org.convzoo.data.inspection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.convzoo.configs.UserException;
import org.convzoo.data.BadImageException;
import org.convzoo.data.FailureReason;
import org.convzoo.data.FileHeader;
import org.convzoo.data.Fingerprint;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;
import org.convzoo.data.RawSignal;
import org.convzoo.data.Sample;
import org.convzoo.data.inspection.ImageFacts.Content;
import org.convzoo.data.inspection.ImageFacts.Digest;

/** Reads an image once and keeps what it tells. Any number of threads may examine at once. */
final class Examination {

    /** JPEG's colours of a grey picture stray by a few levels. */
    private static final int MOST_STRAY_COLOUR = 12;

    private final PerceptualHash hash = new PerceptualHash();

    ImageFacts of(LabelledImages images, int index) {
        Optional<Path> file = images.file(index);
        FileHeader header = null;
        try {
            if (file.isPresent()) {
                header = FileHeader.of(file.get());
            }
            Sample sample = images.sample(index);
            Content content = sample instanceof RawSignal signal ? content(signal) : content((RawImage) sample);
            return new ImageFacts(header, null, content);
        } catch (BadImageException bad) {
            return new ImageFacts(header, bad.reason(), null);
        } catch (UserException broken) {
            return new ImageFacts(header, broken.getMessage(), null);
        } catch (IOException unreadable) {
            return new ImageFacts(null, "cannot be read (" + FailureReason.of(unreadable) + ")", null);
        }
    }

    Content content(RawImage image) {
        float[] grey = AreaAverage.grey(image, PerceptualHash.SIDE, PerceptualHash.SIDE);
        long[] sums = new long[image.channels()];
        long[] squares = new long[image.channels()];
        byte[] pixels = image.pixels();
        for (int position = 0; position < pixels.length; position += image.channels()) {
            for (int channel = 0; channel < image.channels(); channel++) {
                int value = pixels[position + channel] & 0xFF;
                sums[channel] += value;
                squares[channel] += value * value;
            }
        }
        double[] mean = new double[sums.length];
        double[] meanSquare = new double[sums.length];
        double count = (double) image.height() * image.width();
        for (int channel = 0; channel < sums.length; channel++) {
            mean[channel] = sums[channel] / count / 255;
            meanSquare[channel] = squares[channel] / count / (255 * 255);
        }
        return new Content(
                image.height(),
                image.width(),
                image.channels(),
                digest(image),
                hash.of(grey),
                Miniature.of(grey),
                mean,
                meanSquare,
                spread(grey),
                colourful(image));
    }

    /** Of a signal: its length for a width, its own unit for the values; there is no picture to compare by. */
    private static Content content(RawSignal signal) {
        float[] values = signal.values();
        int channels = signal.channels();
        int length = values.length / channels;
        double[] mean = new double[channels];
        double[] meanSquare = new double[channels];
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        for (int position = 0; position < values.length; position++) {
            int channel = position / length;
            mean[channel] += (double) values[position] / length;
            meanSquare[channel] += (double) values[position] * values[position] / length;
            bytes.putFloat(values[position]);
        }
        return new Content(
                1,
                length,
                channels,
                digest(1, length, channels, bytes.array()),
                0,
                null,
                mean,
                meanSquare,
                Double.MAX_VALUE,
                false);
    }

    private static Digest digest(RawImage image) {
        return digest(image.height(), image.width(), image.channels(), image.pixels());
    }

    private static Digest digest(int height, int width, int channels, byte[] values) {
        MessageDigest digest = Fingerprint.sha256();
        digest.update(ByteBuffer.allocate(12)
                .putInt(height)
                .putInt(width)
                .putInt(channels)
                .flip());
        ByteBuffer bytes = ByteBuffer.wrap(digest.digest(values));
        return new Digest(bytes.getLong(), bytes.getLong());
    }

    private static double spread(float[] grey) {
        double sum = 0;
        double squares = 0;
        for (float level : grey) {
            sum += level;
            squares += (double) level * level;
        }
        double mean = sum / grey.length;
        return Math.sqrt(Math.max(0, squares / grey.length - mean * mean));
    }

    private static boolean colourful(RawImage image) {
        byte[] pixels = image.pixels();
        for (int position = 0; image.channels() == 3 && position < pixels.length; position += 3) {
            int red = pixels[position] & 0xFF;
            int green = pixels[position + 1] & 0xFF;
            int blue = pixels[position + 2] & 0xFF;
            int low = Math.min(red, Math.min(green, blue));
            if (Math.max(red, Math.max(green, blue)) - low > MOST_STRAY_COLOUR) {
                return true;
            }
        }
        return false;
    }
}
