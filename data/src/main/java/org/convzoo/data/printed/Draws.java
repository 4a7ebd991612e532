package org.convzoo.data.printed;

/**
 * SplitMix64 (Steele, Lea and Flood 2014, figure 17), written out so that a seed draws the same digits under every Java
 * version.
 */
final class Draws {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /** The draws of one image: neighbouring seeds, splits and indices have nothing in common. */
    static Draws of(long seed, int split, int index) {
        return new Draws(mix(mix(mix(seed) + split) + index));
    }

    /** Evenly from {@code least} up to, not including, {@code most}. */
    double between(double least, double most) {
        return least + (most - least) * (next() >>> 11) * 0x1.0p-53;
    }

    /** 0 to {@code bound} - 1; the bounds here are so small that the remainder's bias is below 2^-50. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    boolean chance(double probability) {
        return between(0, 1) < probability;
    }

    /** About normal with mean 0 and deviation 1: three uniform values, added. */
    double bell() {
        return between(-1, 1) + between(-1, 1) + between(-1, 1);
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mixed(state);
    }

    private static long mix(long value) {
        return mixed(value + GOLDEN_GAMMA);
    }

    private static long mixed(long value) {
        long first = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long second = (first ^ (first >>> 27)) * 0x94D049BB133111EBL;
        return second ^ (second >>> 31);
    }
}
