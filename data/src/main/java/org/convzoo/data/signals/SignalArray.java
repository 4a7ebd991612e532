package org.convzoo.data.signals;

import java.util.List;
import org.convzoo.configs.ImageSize;
import org.convzoo.data.RawSignal;

/**
 * Signals of one size.
 *
 * @param channels of each
 * @param length values of each channel
 * @param values one array [channels, length] a signal
 */
record SignalArray(int channels, int length, List<float[]> values) {

    SignalArray {
        values = List.copyOf(values);
    }

    int size() {
        return values.size();
    }

    RawSignal signal(int index) {
        return new RawSignal(channels, length, values.get(index));
    }

    /** As an image one pixel high. */
    ImageSize shape() {
        return new ImageSize(1, length, channels);
    }
}
