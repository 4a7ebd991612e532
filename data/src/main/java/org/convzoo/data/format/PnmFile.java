package org.convzoo.data.format;

import java.io.EOFException;
import java.io.IOException;

/**
 * A PBM, PGM or PPM file, as text or as bytes (Netpbm's formats P1 to P6).
 *
 * @param width pixels in a row
 * @param height rows
 * @param channels 1 or 3
 * @param largest value of a sample, 1 to 65,535
 * @param kind 1 to 3 as text, 4 to 6 as bytes: black and white, grey, colour
 * @param start of the samples in the file
 */
public record PnmFile(int width, int height, int channels, int largest, int kind, int start) {

    private static final int BITMAP_TEXT = 1;
    private static final int BITMAP = 4;

    static boolean isOne(byte[] file) {
        return file.length > 2 && file[0] == 'P' && file[1] >= '1' && file[1] <= '6' && isSpace(file[2]);
    }

    /**
     * Reads the header.
     *
     * @throws IOException if it is not one
     */
    public static PnmFile header(byte[] file) throws IOException {
        int kind = file[1] - '0';
        boolean bitmap = kind == BITMAP_TEXT || kind == BITMAP;
        Text text = new Text(file, 2);
        int width = text.number();
        int height = text.number();
        int largest = bitmap ? 1 : text.number();
        if (width < 1 || height < 1 || largest < 1 || largest > 65_535) {
            throw new IOException("its header says " + width + "x" + height + ", values up to " + largest);
        }
        return new PnmFile(width, height, kind % 3 == 0 ? 3 : 1, largest, kind, text.at + 1);
    }

    /**
     * The samples, [height, width, channels], scaled to 0..255.
     *
     * @throws EOFException if there are fewer than the header says
     * @throws IOException if one is greater than the header allows
     */
    public byte[] samples(byte[] file) throws IOException {
        byte[] samples = new byte[Math.multiplyExact(Math.multiplyExact(width, height), channels)];
        Text text = new Text(file, start - 1);
        int perRow = width * channels;
        int rowBytes = kind == BITMAP ? (width + 7) / 8 : perRow * (largest > 255 ? 2 : 1);
        if (kind >= BITMAP && (long) start + (long) rowBytes * height > file.length) {
            throw new EOFException();
        }
        for (int index = 0; index < samples.length; index++) {
            int row = start + index / perRow * rowBytes;
            int column = index % perRow;
            int value;
            if (kind == BITMAP_TEXT) {
                value = 1 - text.bit();
            } else if (kind < BITMAP) {
                value = text.number();
            } else if (kind == BITMAP) {
                value = 1 - (file[row + column / 8] >> 7 - column % 8 & 1);
            } else if (largest > 255) {
                value = (file[row + 2 * column] & 0xFF) << 8 | file[row + 2 * column + 1] & 0xFF;
            } else {
                value = file[row + column] & 0xFF;
            }
            if (value > largest) {
                throw new IOException("it has a value of " + value + ", its header says at most " + largest);
            }
            samples[index] = (byte) Math.round(255.0 * value / largest);
        }
        return samples;
    }

    private static boolean isSpace(int letter) {
        return letter == ' ' || letter >= '\t' && letter <= '\r';
    }

    /** Numbers between spaces and comments. */
    private static final class Text {

        private final byte[] file;
        private int at;

        Text(byte[] file, int at) {
            this.file = file;
            this.at = at;
        }

        int number() throws IOException {
            skip();
            long number = 0;
            int begin = at;
            while (at < file.length && Character.isDigit(file[at]) && number < 1 << 24) {
                number = number * 10 + file[at++] - '0';
            }
            if (begin == at) {
                throw new IOException("a number was expected at byte " + at);
            }
            return (int) number;
        }

        int bit() throws IOException {
            skip();
            int bit = file[at++] - '0';
            if (bit != 0 && bit != 1) {
                throw new IOException("0 or 1 was expected at byte " + (at - 1));
            }
            return bit;
        }

        private void skip() throws EOFException {
            while (at < file.length && (isSpace(file[at]) || file[at] == '#')) {
                if (file[at] == '#') {
                    while (at < file.length && file[at] != '\n') {
                        at++;
                    }
                } else {
                    at++;
                }
            }
            if (at >= file.length) {
                throw new EOFException();
            }
        }
    }
}
