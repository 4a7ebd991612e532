package org.convzoo.engine.onednn;

import java.nio.FloatBuffer;
import java.util.Collection;

/** Moves the averages of parameters, in the layouts that those have. */
final class Averaging {

    private static final int PIECE = 4096;

    private final Workers workers;
    private final ThreadLocal<float[][]> scratch = ThreadLocal.withInitial(() -> new float[2][PIECE]);

    Averaging(Workers workers) {
        this.workers = workers;
    }

    /** @param decay share of the averages that stays */
    void move(Collection<Parameter> parameters, double decay) {
        float gained = (float) (1 - decay);
        forEach(parameters, (own, average, length) -> {
            if (decay == 0) {
                System.arraycopy(own, 0, average, 0, length);
                return;
            }
            for (int i = 0; i < length; i++) {
                average[i] += gained * (own[i] - average[i]);
            }
        });
    }

    /** The parameters become their averages and the averages become them. */
    void exchange(Collection<Parameter> parameters) {
        forEach(parameters, (own, average, length) -> {
            for (int i = 0; i < length; i++) {
                float kept = own[i];
                own[i] = average[i];
                average[i] = kept;
            }
        });
        parameters.forEach(Parameter::changed);
    }

    private interface Change {
        void apply(float[] own, float[] average, int length);
    }

    private void forEach(Collection<Parameter> parameters, Change change) {
        for (Parameter parameter : parameters) {
            Buffer average = parameter.average();
            if (average != null) {
                forEachPiece(parameter.master(), average, change);
            }
        }
    }

    private void forEachPiece(Buffer own, Buffer average, Change change) {
        FloatBuffer ownMemory = own.floats();
        FloatBuffer averageMemory = average.floats();
        int total = Math.toIntExact(own.storedFloats());
        workers.forEach((total + PIECE - 1) / PIECE, piece -> {
            float[][] arrays = scratch.get();
            int from = piece * PIECE;
            int length = Math.min(PIECE, total - from);
            ownMemory.get(from, arrays[0], 0, length);
            averageMemory.get(from, arrays[1], 0, length);
            change.apply(arrays[0], arrays[1], length);
            ownMemory.put(from, arrays[0], 0, length);
            averageMemory.put(from, arrays[1], 0, length);
        });
    }
}
