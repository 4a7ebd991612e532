package org.convzoo.engine.onednn;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.convzoo.engine.GradientClipping;
import org.deeplearning4j.nn.conf.GradientNormalization;

/**
 * What keeps the gradients of one layer from growing, before the optimizer sees them. The running statistics of a batch
 * normalization are no gradients and stay out of it.
 *
 * @param threshold largest magnitude or norm, where the kind has one
 */
record GradientLimit(GradientNormalization kind, float threshold) {

    private static final int PIECE = 1 << 16;
    private static final double NEVER_ZERO = 1e-5;

    /** A plan's clipping as a limit on the gradients that it is given together. */
    static GradientLimit of(GradientClipping clipping) {
        return new GradientLimit(
                switch (clipping.kind()) {
                    case NOTHING -> GradientNormalization.None;
                    case VALUE -> GradientNormalization.ClipElementWiseAbsoluteValue;
                    case NORM -> GradientNormalization.ClipL2PerParamType;
                    case GLOBAL_NORM -> GradientNormalization.ClipL2PerLayer;
                },
                (float) clipping.limit());
    }

    boolean isNone() {
        return kind == GradientNormalization.None;
    }

    void apply(List<Buffer> gradients, Workers workers) {
        switch (kind) {
            case None -> {}
            case ClipElementWiseAbsoluteValue -> gradients.forEach(gradient -> clip(gradient, workers));
            case RenormalizeL2PerLayer -> divide(gradients, workers);
            case RenormalizeL2PerParamType -> gradients.forEach(gradient -> divide(List.of(gradient), workers));
            case ClipL2PerLayer -> shorten(gradients, workers);
            case ClipL2PerParamType -> gradients.forEach(gradient -> shorten(List.of(gradient), workers));
        }
    }

    private void clip(Buffer gradient, Workers workers) {
        float highest = threshold;
        change(gradient, workers, values -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.max(-highest, Math.min(highest, values[i]));
            }
        });
    }

    private static void divide(List<Buffer> gradients, Workers workers) {
        double norm = norm(gradients, workers);
        scale(gradients, 1 / (norm == 0 ? NEVER_ZERO : norm), workers);
    }

    private void shorten(List<Buffer> gradients, Workers workers) {
        double norm = norm(gradients, workers);
        if (norm > threshold) {
            scale(gradients, threshold / norm, workers);
        }
    }

    private static double norm(List<Buffer> gradients, Workers workers) {
        double sum = 0;
        for (Buffer gradient : gradients) {
            double[] squares = new double[pieces(gradient)];
            workers.forEach(squares.length, piece -> {
                double square = 0;
                for (float value : read(gradient, piece)) {
                    square += (double) value * value;
                }
                squares[piece] = square;
            });
            sum += IntStream.range(0, squares.length)
                    .mapToDouble(i -> squares[i])
                    .sum();
        }
        return Math.sqrt(sum);
    }

    private static void scale(List<Buffer> gradients, double factor, Workers workers) {
        float single = (float) factor;
        for (Buffer gradient : gradients) {
            change(gradient, workers, values -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] *= single;
                }
            });
        }
    }

    private interface Change {
        void apply(float[] values);
    }

    private static void change(Buffer gradient, Workers workers, Change change) {
        FloatBuffer memory = gradient.floats();
        workers.forEach(pieces(gradient), piece -> {
            float[] values = read(gradient, piece);
            change.apply(values);
            memory.put(piece * PIECE, values);
        });
    }

    private static int pieces(Buffer gradient) {
        return (int) ((gradient.storedFloats() + PIECE - 1) / PIECE);
    }

    private static float[] read(Buffer gradient, int piece) {
        int from = piece * PIECE;
        float[] values = new float[Math.min(PIECE, Math.toIntExact(gradient.storedFloats()) - from)];
        gradient.floats().get(from, values);
        return values;
    }
}
