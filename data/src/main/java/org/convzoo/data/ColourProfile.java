package org.convzoo.data;

import java.util.List;

/**
 * The profile that a JPEG file says its colours are meant in. Java's reader would convert them to sRGB by it; Pillow and
 * OpenCV do not, so networks were trained on the colours as they are stored.
 */
final class ColourProfile {

    private static final int APP2 = 0xE2;
    private static final String IDENTIFIER = "ICC_PROFILE\0";

    private ColourProfile() {}

    /** Makes the profile of an RGB image one that no reader knows; CMYK images keep theirs, for they must be converted. */
    static void hide(byte[] file) {
        List<JpegSegment> segments = JpegSegment.of(file);
        if (segments.stream().anyMatch(segment -> isFrameOfThreeColours(segment, file))) {
            segments.stream()
                    .filter(segment -> segment.marker() == APP2 && segment.startsWith(IDENTIFIER, file))
                    .forEach(segment -> file[segment.start()] = '-');
        }
    }

    /** ITU-T T.81, table B.1 and B.2.2: precision, height and width stand before the number of components. */
    private static boolean isFrameOfThreeColours(JpegSegment segment, byte[] file) {
        int marker = segment.marker();
        boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        return frame && segment.length() > 5 && file[segment.start() + 5] == 3;
    }
}
