package org.convzoo.engine.onednn;

import org.convzoo.engine.onednn.UpdateRule.Kernel;

/** The loops of {@link UpdateRule}, plain so that the virtual machine turns them into vector instructions. */
final class UpdateRules {

    private UpdateRules() {}

    static Kernel sgd(float rate) {
        return (gradient, state, length) -> {
            for (int i = 0; i < length; i++) {
                gradient[i] *= rate;
            }
        };
    }

    /** {@code v = momentum v + g}; subtracts {@code rate v} (Polyak 1964). */
    static Kernel momentum(float rate, float momentum) {
        return (gradient, state, length) -> {
            float[] velocity = state[0];
            for (int i = 0; i < length; i++) {
                float v = momentum * velocity[i] + gradient[i];
                velocity[i] = v;
                gradient[i] = rate * v;
            }
        };
    }

    /** {@code v = momentum v + g}; subtracts {@code rate (g + momentum v)}. */
    static Kernel momentumAhead(float rate, float momentum) {
        return (gradient, state, length) -> {
            float[] velocity = state[0];
            for (int i = 0; i < length; i++) {
                float v = momentum * velocity[i] + gradient[i];
                velocity[i] = v;
                gradient[i] = rate * (gradient[i] + momentum * v);
            }
        };
    }

    /** {@code v' = momentum v - rate g}; subtracts {@code momentum v - (1 + momentum) v'} (Nesterov 1983). */
    static Kernel nesterovs(float rate, float momentum) {
        return (gradient, state, length) -> {
            float[] velocity = state[0];
            for (int i = 0; i < length; i++) {
                float carried = momentum * velocity[i];
                float v = carried - rate * gradient[i];
                velocity[i] = v;
                gradient[i] = carried + (-momentum - 1) * v;
            }
        };
    }

    /** Duchi et al. 2011. */
    static Kernel adaGrad(float rate, float epsilon) {
        return (gradient, state, length) -> {
            float[] sumOfSquares = state[0];
            for (int i = 0; i < length; i++) {
                float g = gradient[i];
                float s = sumOfSquares[i] + g * g;
                sumOfSquares[i] = s;
                gradient[i] = rate * g / ((float) Math.sqrt(s) + epsilon);
            }
        };
    }

    /** Tieleman and Hinton 2012, lecture 6e. */
    static Kernel rmsProp(float rate, float decay, float epsilon) {
        return (gradient, state, length) -> {
            float[] meanSquare = state[0];
            for (int i = 0; i < length; i++) {
                float g = gradient[i];
                float s = decay * meanSquare[i] + (1 - decay) * g * g;
                meanSquare[i] = s;
                gradient[i] = rate * g / ((float) Math.sqrt(s) + epsilon);
            }
        };
    }

    /** Zeiler 2012, algorithm 1. */
    static Kernel adaDelta(float rho, float epsilon) {
        return (gradient, state, length) -> {
            float[] meanSquare = state[0];
            float[] meanSquareUpdate = state[1];
            for (int i = 0; i < length; i++) {
                float g = gradient[i];
                float s = rho * meanSquare[i] + (1 - rho) * g * g;
                float u = g * ((float) Math.sqrt(meanSquareUpdate[i] + epsilon) / (float) Math.sqrt(s + epsilon));
                meanSquare[i] = s;
                meanSquareUpdate[i] = rho * meanSquareUpdate[i] + (1 - rho) * u * u;
                gradient[i] = u;
            }
        };
    }

    /** Kingma and Ba 2015, with the bias corrections in the rate as their section 2 suggests. */
    static Kernel adam(float correctedRate, float beta1, float beta2, float epsilon) {
        return (gradient, state, length) -> {
            float[] mean = state[0];
            float[] meanSquare = state[1];
            for (int i = 0; i < length; i++) {
                float g = gradient[i];
                float m = beta1 * mean[i] + (1 - beta1) * g;
                float v = beta2 * meanSquare[i] + (1 - beta2) * g * g;
                mean[i] = m;
                meanSquare[i] = v;
                gradient[i] = m * correctedRate / ((float) Math.sqrt(v) + epsilon);
            }
        };
    }

    static double adamRate(StepContext step, double beta1, double beta2, double epsilon) {
        int time = step.iteration + 1;
        double rate = step.learningRate * Math.sqrt(1 - Math.pow(beta2, time)) / (1 - Math.pow(beta1, time));
        return Double.isNaN(rate) || rate == 0 ? epsilon : rate;
    }
}
