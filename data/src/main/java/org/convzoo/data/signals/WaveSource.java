package org.convzoo.data.signals;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.WavesConfig;
import org.convzoo.data.DrawnSource;
import org.convzoo.data.DrawnSource.Subject;
import org.convzoo.data.Draws;
import org.convzoo.data.LabelledImages;

/** Waves of four shapes, each of another frequency, phase, height and level, under noise. */
public final class WaveSource {

    // Goes up when the same seed no longer draws the same values.
    private static final int VERSION = 1;

    private WaveSource() {}

    /** One row each, as many columns as the waves have values. */
    public static DrawnSource open(WavesConfig source, long seed) {
        Subject waves = new Subject(
                "waves",
                VERSION,
                List.of((long) source.length(), Double.doubleToLongBits(source.noise())),
                Waveform.words(),
                new ImageSize(1, source.length(), 1),
                true);
        return DrawnSource.of(
                waves,
                seed,
                source.train(),
                source.validation(),
                source.test(),
                (name, split, count) -> draw(name, split, count, source, seed));
    }

    private static LabelledImages draw(String name, int split, int count, WavesConfig source, long seed) {
        List<float[]> values = new ArrayList<>(count);
        int[] labels = new int[count];
        Waveform[] shapes = Waveform.values();
        for (int index = 0; index < count; index++) {
            labels[index] = index % shapes.length;
            values.add(shapes[labels[index]].draw(Draws.of(seed, split, index), source.length(), source.noise()));
        }
        return new LabelledSignals(name, new SignalArray(1, source.length(), values), labels);
    }
}
