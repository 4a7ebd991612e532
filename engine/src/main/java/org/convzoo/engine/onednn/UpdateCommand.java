package org.convzoo.engine.onednn;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The optimizer's step on one parameter array, in one pass over memory: pieces that fit the cache are copied to the
 * heap, where the loops become vector instructions, and back.
 */
final class UpdateCommand implements Command {

    private static final int PIECE = 4096;

    private final Parameter parameter;
    private final Optimizer optimizer;
    private final Buffer weights;
    private final Buffer gradient;
    private final List<Buffer> state;
    private final StepContext context;
    private final Workers workers;
    private final double[] partialScores;
    private final ThreadLocal<float[][]> scratch;

    UpdateCommand(Parameter parameter, Buffer gradient, StepContext context, Workers workers) {
        this.parameter = parameter;
        this.optimizer = parameter.optimizerOrThrow();
        this.weights = parameter.master();
        this.state = parameter.state();
        this.gradient = gradient;
        this.context = context;
        this.workers = workers;
        this.partialScores = new double[(int) ((weights.storedFloats() + PIECE - 1) / PIECE)];
        this.scratch = ThreadLocal.withInitial(() -> new float[2 + state.size()][PIECE]);
    }

    @Override
    public List<Slot> slots() {
        return Stream.concat(Stream.of(weights, gradient), state.stream())
                .map(Buffer::slot)
                .toList();
    }

    @Override
    public void run() {
        Regularisation regularisation = optimizer.regularisation(context);
        boolean scoreOnly = context.accumulating && optimizer.role().learns();
        UpdateRule.Kernel kernel = optimizer.rule().at(context);
        float factor = optimizer.updateFactor(context);
        FloatBuffer weightMemory = weights.floats();
        FloatBuffer gradientMemory = gradient.floats();
        FloatBuffer[] stateMemory = state.stream().map(Buffer::floats).toArray(FloatBuffer[]::new);
        int total = Math.toIntExact(weights.storedFloats());

        workers.forEach(partialScores.length, piece -> {
            float[][] arrays = scratch.get();
            float[] w = arrays[0];
            float[] g = arrays[1];
            float[][] s = Arrays.copyOfRange(arrays, 2, arrays.length);
            int from = piece * PIECE;
            int length = Math.min(PIECE, total - from);
            weightMemory.get(from, w, 0, length);
            gradientMemory.get(from, g, 0, length);
            for (int i = 0; i < s.length; i++) {
                stateMemory[i].get(from, s[i], 0, length);
            }

            partialScores[piece] = UpdateLoops.regularise(regularisation, w, g, length);
            if (scoreOnly) {
                return;
            }
            kernel.apply(g, s, length);
            UpdateLoops.subtract(w, g, regularisation.decay(), factor, length);

            weightMemory.put(from, w, 0, length);
            for (int i = 0; i < s.length; i++) {
                stateMemory[i].put(from, s[i], 0, length);
            }
        });
        for (double partial : partialScores) {
            context.regularisation += partial;
        }
        if (!scoreOnly) {
            parameter.changed();
        }
    }

    @Override
    public String label() {
        return "update " + parameter.name();
    }
}
