package org.convzoo.engine.onednn;

import java.nio.FloatBuffer;
import java.util.List;

/**
 * Collects the gradients of one parameter array over several batches. The last of them turns its own into the mean over
 * all images.
 */
final class AccumulateCommand implements Command {

    private static final int PIECE = 4096;

    private final Parameter parameter;
    private final Buffer gradient;
    private final Buffer sum;
    private final StepContext context;
    private final Workers workers;
    private final ThreadLocal<float[][]> scratch = ThreadLocal.withInitial(() -> new float[2][PIECE]);

    AccumulateCommand(Parameter parameter, Buffer gradient, StepContext context, Workers workers) {
        this.parameter = parameter;
        this.gradient = gradient;
        this.sum = parameter.accumulator();
        this.context = context;
        this.workers = workers;
    }

    @Override
    public List<Slot> slots() {
        return List.of(gradient.slot(), sum.slot());
    }

    @Override
    public void run() {
        float weight = context.batchWeight;
        float before = context.weightBefore;
        if (!context.accumulating && before == 0) {
            return;
        }
        FloatBuffer gradientMemory = gradient.floats();
        FloatBuffer sumMemory = sum.floats();
        int total = Math.toIntExact(sum.storedFloats());
        workers.forEach((total + PIECE - 1) / PIECE, piece -> {
            float[] g = scratch.get()[0];
            float[] s = scratch.get()[1];
            int from = piece * PIECE;
            int length = Math.min(PIECE, total - from);
            gradientMemory.get(from, g, 0, length);
            sumMemory.get(from, s, 0, length);
            if (context.accumulating) {
                add(s, g, before == 0 ? 0 : 1, weight, length);
                sumMemory.put(from, s, 0, length);
            } else {
                add(g, s, weight / (before + weight), 1 / (before + weight), length);
                gradientMemory.put(from, g, 0, length);
            }
        });
    }

    /** {@code to = kept * to + factor * from}; what was there does not matter if nothing is kept. */
    private static void add(float[] to, float[] from, float kept, float factor, int length) {
        for (int i = 0; i < length; i++) {
            to[i] = (kept == 0 ? 0 : kept * to[i]) + factor * from[i];
        }
    }

    @Override
    public String label() {
        return "accumulate " + parameter.name();
    }
}
