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

    /** Makes the profile of an RGB image one that no reader knows; CMYK images are read without. */
    static void hide(byte[] file) {
        List<JpegSegment> segments = JpegSegment.of(file);
        if (segments.stream().anyMatch(segment -> segment.isFrame() && segment.components(file) == 3)) {
            segments.stream()
                    .filter(segment -> segment.marker() == APP2 && segment.startsWith(IDENTIFIER, file))
                    .forEach(segment -> file[segment.start()] = '-');
        }
    }
}
