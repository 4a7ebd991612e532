package org.convzoo.engine.onednn;

import java.nio.FloatBuffer;
import java.util.List;
import org.deeplearning4j.nn.conf.dropout.Dropout;

/**
 * Inverted dropout: each number is kept with the retain probability and divided by it, or becomes zero. Which ones is
 * a function of the step's seed, the node and the place in memory, so the gradient asks again instead of remembering.
 */
final class DropoutNode extends Node {

    private static final int PIECE = 8192;

    private final Dropout configuration;
    private final int place;

    /** @param place sets this node's choices apart from other nodes' */
    DropoutNode(String name, Node input, Dropout configuration, int place) {
        super(name, List.of(input));
        this.configuration = configuration;
        this.place = place;
    }

    @Override
    Buffer forward(ProgramBuilder program) {
        Buffer input = input().output();
        return program.training ? dropped(program, "dropout ", input) : input;
    }

    @Override
    void backward(ProgramBuilder program, Buffer gradient) {
        Buffer inOrder = program.convert(gradient, input().output().layout());
        input().addGradient(dropped(program, "dropout gradient ", inOrder));
    }

    private Buffer dropped(ProgramBuilder program, String label, Buffer buffer) {
        Buffer input = program.plain(buffer, ElementType.FLOAT32);
        Buffer output = program.buffer(input.layout());
        program.add(Command.of(label + name(), List.of(input, output), () -> drop(program, input, output)));
        return program.convert(output, buffer.layout());
    }

    private void drop(ProgramBuilder program, Buffer input, Buffer output) {
        StepContext step = program.context;
        double retain = configuration.getPSchedule() == null
                ? configuration.getP()
                : configuration.getPSchedule().valueAt(step.iteration, step.epoch);
        FloatBuffer from = input.floats();
        FloatBuffer to = output.floats();
        int total = Math.toIntExact(input.storedFloats());
        long seed = mix(step.seed + 0x9E3779B97F4A7C15L * (place + 1));
        program.workers.forEach((total + PIECE - 1) / PIECE, piece -> {
            int start = piece * PIECE;
            float[] values = new float[Math.min(PIECE, total - start)];
            from.get(start, values);
            keep(values, (float) retain, seed + start);
            to.put(start, values);
        });
    }

    private static void keep(float[] values, float retain, long seed) {
        int threshold = (int) Math.min(Integer.MAX_VALUE, (long) (retain * (1L << 31)));
        float factor = 1 / retain;
        for (int i = 0; i < values.length; i++) {
            int random = (int) (mix(seed + i) >>> 33);
            values[i] = random < threshold ? values[i] * factor : 0;
        }
    }

    /** SplitMix64's finaliser (Steele et al. 2014): neighbouring numbers become unrelated ones. */
    private static long mix(long z) {
        long once = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
        return twice ^ (twice >>> 31);
    }
}
