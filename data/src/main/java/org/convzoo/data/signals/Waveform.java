package org.convzoo.data.signals;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.convzoo.data.Draws;

/** A periodic shape of height 1 and mean 0. */
enum Waveform {
    SINE {
        @Override
        double at(double phase) {
            return StrictMath.sin(2 * Math.PI * phase);
        }
    },
    SQUARE {
        @Override
        double at(double phase) {
            return phase < 0.5 ? 1 : -1;
        }
    },
    SAWTOOTH {
        @Override
        double at(double phase) {
            return 2 * phase - 1;
        }
    },
    TRIANGLE {
        @Override
        double at(double phase) {
            return 1 - 4 * Math.abs(phase - 0.5);
        }
    };

    /** @param phase part of a period, 0 to 1 */
    abstract double at(double phase);

    /** {@code length} values of a wave with 2 to 6 periods, somewhere, of some height. */
    float[] draw(Draws draws, int length, double noise) {
        double periods = draws.between(2, 6);
        double start = draws.between(0, 1);
        double height = draws.between(0.5, 2);
        double level = draws.between(-1, 1);
        float[] values = new float[length];
        for (int time = 0; time < length; time++) {
            double turns = start + periods * time / length;
            values[time] = (float) (level + height * (at(turns - Math.floor(turns)) + noise * draws.bell()));
        }
        return values;
    }

    /** The classes' names, in order. */
    static List<String> words() {
        return Stream.of(values())
                .map(shape -> shape.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
