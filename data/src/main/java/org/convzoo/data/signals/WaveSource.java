package org.convzoo.data.signals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.WavesConfig;
import org.convzoo.data.DataSource;
import org.convzoo.data.Draws;
import org.convzoo.data.Fingerprint;
import org.convzoo.data.LabelledImages;

/**
 * Waves of four shapes, each of another frequency, phase, height and level, under noise; drawn from the seed, the same on
 * every machine.
 *
 * @param nativeSize one row, as many columns as the waves have values
 * @param fingerprint over the drawing's version, the seed, the settings and the ids and labels of all splits
 */
public record WaveSource(
        LabelledImages training,
        LabelledImages validation,
        LabelledImages test,
        Optional<ImageSize> nativeSize,
        String fingerprint,
        String description)
        implements DataSource {

    // Goes up when the same seed no longer draws the same values.
    private static final int VERSION = 1;

    public static WaveSource open(WavesConfig source, long seed) {
        LabelledSignals training = waves("train", 0, source.train(), source, seed);
        LabelledSignals validation = waves("validation", 1, source.validation(), source, seed);
        LabelledSignals test = waves("test", 2, source.test(), source, seed);
        String fingerprint = new Fingerprint()
                .add("waves")
                .add(VERSION)
                .add(seed)
                .add(source.length())
                .add(Double.doubleToLongBits(source.noise()))
                .add(training)
                .add(validation)
                .add(test)
                .hexadecimal();
        String description = String.format(
                "waves from seed %d: %d training, %d validation and %d test signals of 1x%dx1, 4 classes",
                seed, source.train(), source.validation(), source.test(), source.length());
        return new WaveSource(
                training, validation, test, Optional.of(training.signals().shape()), fingerprint, description);
    }

    private static LabelledSignals waves(String name, int split, int count, WavesConfig source, long seed) {
        List<float[]> values = new ArrayList<>(count);
        int[] labels = new int[count];
        Waveform[] shapes = Waveform.values();
        for (int index = 0; index < count; index++) {
            labels[index] = index % shapes.length;
            values.add(shapes[labels[index]].draw(Draws.of(seed, split, index), source.length(), source.noise()));
        }
        return new LabelledSignals(name, new SignalArray(1, source.length(), values), labels);
    }

    @Override
    public List<String> labels() {
        return Waveform.words();
    }

    @Override
    public boolean hasSignals() {
        return true;
    }

    @Override
    public boolean hasOwnValidation() {
        return true;
    }

    @Override
    public void close() {
        // The signals are ordinary memory.
    }
}
