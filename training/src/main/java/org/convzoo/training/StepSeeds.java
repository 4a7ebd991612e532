package org.convzoo.training;

import java.util.SplittableRandom;

/**
 * The seed of every batch, which decides its dropout.
 *
 * @param seed of the run
 */
record StepSeeds(long seed) {

    /** Spreads batch numbers over all bits, so that runs with neighbouring seeds share no batch's seed. */
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    long of(long batch) {
        return new SplittableRandom(seed ^ batch * GOLDEN_GAMMA).nextLong();
    }
}
