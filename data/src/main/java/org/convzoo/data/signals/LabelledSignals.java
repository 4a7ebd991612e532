package org.convzoo.data.signals;

import org.convzoo.data.ImageNumber;
import org.convzoo.data.LabelledImages;
import org.convzoo.data.RawImage;
import org.convzoo.data.RawSignal;

/**
 * Signals in memory, each with its class.
 *
 * @param name comes before the number in a signal's id
 * @param signals all of one size
 * @param labels one a signal
 */
record LabelledSignals(String name, SignalArray signals, int[] labels) implements LabelledImages {

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int label(int index) {
        return labels[index];
    }

    @Override
    public String id(int index) {
        return ImageNumber.id(name, index);
    }

    @Override
    public RawSignal sample(int index) {
        return signals.signal(index);
    }

    @Override
    public RawImage read(int index) {
        return SignalPicture.of(sample(index));
    }
}
