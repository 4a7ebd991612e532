package org.convzoo.zoo.loading;

import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.convzoo.configs.UserException;
import org.convzoo.engine.FiniteNumbers;

/**
 * Refuses weights that are no numbers. A network may hide them: what a rectifier makes of NaN is 0 here, and its answers
 * look like any others.
 */
final class FiniteWeights {

    /** Values that one thread looks at in a go: as many as stay in its cache. */
    private static final int CHUNK = 1 << 16;

    private FiniteWeights() {}

    /**
     * Looks at every value of an array. Of a logarithm, minus infinity will do: it is that of a filter that is always 0.
     *
     * @param source for messages, as is the name
     * @throws UserException naming the first value that is not finite
     */
    static void require(ParameterSource source, String name, FloatBuffer values) {
        float least = source.isLogarithm(name) ? Float.NEGATIVE_INFINITY : -Float.MAX_VALUE;
        int chunks = (values.capacity() + CHUNK - 1) / CHUNK;
        IntStream.range(0, chunks)
                .parallel()
                .map(chunk -> firstBad(values, chunk * CHUNK, Math.min(values.capacity(), (chunk + 1) * CHUNK), least))
                .filter(element -> element >= 0)
                .min()
                .ifPresent(first -> {
                    throw UserException.failed(source.description() + " has " + values.get(first) + " in " + name
                            + " (element " + first + " of " + values.capacity()
                            + "): the file is damaged, or its training diverged; take an earlier one");
                });
    }

    /** The first value below the least, infinite or no number; -1 if there is none. */
    private static int firstBad(FloatBuffer values, int from, int to, float least) {
        if (FiniteNumbers.areAll(values, from, to)) {
            return -1;
        }
        for (int i = from; i < to; i++) {
            float value = values.get(i);
            if (!(value >= least && value <= Float.MAX_VALUE)) {
                return i;
            }
        }
        return -1;
    }
}
