package org.convzoo.data.signals;

import java.util.Arrays;
import org.convzoo.data.RawImage;
import org.convzoo.data.RawSignal;

/** A signal as people look at it: a line over time, one shade a channel, from its least to its greatest value. */
final class SignalPicture {

    private static final int HEIGHT = 96;
    private static final int WIDTH = 240;
    private static final int MARGIN = 4;
    private static final int[] SHADES = {0, 110, 160, 190};

    private SignalPicture() {}

    static RawImage of(RawSignal signal) {
        byte[] pixels = new byte[HEIGHT * WIDTH];
        Arrays.fill(pixels, (byte) 255);
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (float value : signal.values()) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        for (int channel = signal.channels() - 1; channel >= 0; channel--) {
            byte shade = (byte) SHADES[Math.min(channel, SHADES.length - 1)];
            int before = row(valueAt(signal, channel, 0), least, greatest);
            for (int column = 0; column < WIDTH; column++) {
                int now = row(valueAt(signal, channel, column), least, greatest);
                for (int row = Math.min(before, now); row <= Math.max(before, now); row++) {
                    pixels[row * WIDTH + column] = shade;
                }
                before = now;
            }
        }
        return new RawImage(HEIGHT, WIDTH, 1, pixels);
    }

    /** Between two measurements the line is straight. */
    private static float valueAt(RawSignal signal, int channel, int column) {
        double time = (double) column * (signal.length() - 1) / (WIDTH - 1);
        int index = (int) time;
        int next = Math.min(index + 1, signal.length() - 1);
        int first = channel * signal.length();
        float value = signal.values()[first + index];
        return (float) (value + (time - index) * (signal.values()[first + next] - value));
    }

    private static int row(float value, float least, float greatest) {
        double part = greatest > least ? ((double) value - least) / ((double) greatest - least) : 0.5;
        return (int) Math.round(MARGIN + (1 - part) * (HEIGHT - 1 - 2 * MARGIN));
    }
}
