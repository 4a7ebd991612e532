package org.convzoo.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the segments that come before a JPEG file's scan.
 *
 * @param marker the second byte of its marker
 * @param start of what it holds, in the file
 * @param length of what it holds
 */
record JpegSegment(int marker, int start, int length) {

    private static final int FILE_START = 0xFFD8;
    private static final int SCAN = 0xDA;

    /** Those of a file, as far as they can be followed; none if it is no JPEG. */
    static List<JpegSegment> of(byte[] file) {
        List<JpegSegment> segments = new ArrayList<>();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(file);
            int position = Short.toUnsignedInt(bytes.getShort(0)) == FILE_START ? 2 : file.length;
            while ((bytes.get(position) & 0xFF) == 0xFF) {
                int marker = bytes.get(position + 1) & 0xFF;
                int length = Short.toUnsignedInt(bytes.getShort(position + 2));
                if (marker == SCAN || length < 2 || position + 2 + length > file.length) {
                    break;
                }
                segments.add(new JpegSegment(marker, position + 4, length - 2));
                position += 2 + length;
            }
        } catch (IndexOutOfBoundsException end) {
            // What was found before the file broke off counts; its decoder will tell what is wrong.
        }
        return segments;
    }

    /** Whether it announces the image: its size and components. */
    boolean isFrame() {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** How many components a frame has (ITU-T T.81, B.2.2: after precision, height and width); 0 if that is cut off. */
    int components(byte[] file) {
        return length > 5 ? file[start + 5] : 0;
    }

    boolean startsWith(String text, byte[] file) {
        byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
        return length >= expected.length
                && ByteBuffer.wrap(file, start, expected.length).equals(ByteBuffer.wrap(expected));
    }
}
