package org.convzoo.data;

import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Listens for a decoder that ran out of data: it fills the rest with grey and only warns. Other warnings (a doubtful
 * colour profile, stray bytes between segments) leave the pixels whole.
 */
final class Truncation implements IIOReadWarningListener {

    private String warning = "";

    @Override
    public void warningOccurred(ImageReader source, String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("premature")
                || lower.contains("truncated")
                || lower.contains("unexpected end")
                || lower.contains("eof")) {
            warning = message.strip();
        }
    }

    boolean happened() {
        return !warning.isEmpty();
    }

    String warning() {
        return warning;
    }
}
