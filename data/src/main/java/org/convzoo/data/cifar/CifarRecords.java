package org.convzoo.data.cifar;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.convzoo.configs.UserException;
import org.convzoo.data.FailureReason;
import org.convzoo.data.RawImage;

/**
 * The images of one file: records of one length, each label bytes and then a 32 x 32 image as a red, a green and a blue
 * plane, row by row.
 *
 * @param images [32, 32, 3] each
 * @param labels one an image, an index into the classes
 */
record CifarRecords(List<RawImage> images, int[] labels) {

    /**
     * Reads a file to its end.
     *
     * @param file how it is called in messages
     * @param remedy what a person does about a file that is broken
     * @throws UserException if it is empty, ends within a record, or has a label that no class has
     */
    static CifarRecords read(InputStream stream, CifarFormat format, String file, String remedy) throws IOException {
        byte[] record = new byte[format.recordLength()];
        List<RawImage> images = new ArrayList<>();
        IntStream.Builder labels = IntStream.builder();
        while (true) {
            int length = stream.readNBytes(record, 0, record.length);
            if (length == 0 && !images.isEmpty()) {
                return new CifarRecords(images, labels.build().toArray());
            }
            if (length < record.length) {
                throw UserException.failed(file + " ends within image " + images.size() + ": " + length + " of the "
                        + record.length + " bytes that a record of " + format.title() + " has; " + remedy);
            }
            labels.add(label(record, format, images.size(), file, remedy));
            images.add(image(record, format.labelRanges().size()));
        }
    }

    /** Several files as one, in this order. */
    static CifarRecords joined(List<CifarRecords> files) {
        return new CifarRecords(
                files.stream().flatMap(file -> file.images.stream()).toList(),
                files.stream().flatMapToInt(file -> Arrays.stream(file.labels)).toArray());
    }

    /** What a person is told when a file cannot be read to its end. */
    static UserException unreadable(String file, IOException failure, String remedy) {
        if (failure instanceof ZipException) {
            return UserException.failed(file + " is damaged (" + failure.getMessage() + "); " + remedy, failure);
        }
        if (failure instanceof EOFException) {
            return UserException.failed(file + " ends too early; " + remedy, failure);
        }
        return UserException.failed("cannot read " + file + " (" + FailureReason.of(failure) + ")", failure);
    }

    private static int label(byte[] record, CifarFormat format, int image, String file, String remedy) {
        int label = 0;
        for (int position = 0; position < format.labelRanges().size(); position++) {
            label = Byte.toUnsignedInt(record[position]);
            int range = format.labelRanges().get(position);
            if (label >= range) {
                throw UserException.failed(file + " has the label " + label + " at image " + image + ", but in "
                        + format.title() + " byte " + (position + 1) + " of a record is 0 to " + (range - 1)
                        + "; check that data.source.type names the set that the file is of, else " + remedy);
            }
        }
        return label;
    }

    /** Planes become pixels of three bytes. */
    private static RawImage image(byte[] record, int offset) {
        int plane = CifarFormat.SIDE * CifarFormat.SIDE;
        byte[] pixels = new byte[3 * plane];
        for (int pixel = 0, red = offset; pixel < pixels.length; pixel += 3, red++) {
            pixels[pixel] = record[red];
            pixels[pixel + 1] = record[red + plane];
            pixels[pixel + 2] = record[red + 2 * plane];
        }
        return new RawImage(CifarFormat.SIDE, CifarFormat.SIDE, 3, pixels);
    }
}
