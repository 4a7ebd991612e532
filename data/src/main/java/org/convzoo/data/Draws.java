package org.convzoo.data;

/**
 * SplitMix64 (Steele, Lea and Flood 2014, figure 17), written out so that a seed draws the same under every Java version.
 * Not for use by several threads.
 */
public final class Draws {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    /** The draws of one image: neighbouring seeds, splits and indices have nothing in common. */
    public static Draws of(long seed, int split, int index) {
        return new Draws(state(seed, split, index));
    }

    /** Goes on with the draws that {@link #of} would have begun. */
    public void restart(long seed, int split, int index) {
        state = state(seed, split, index);
    }

    private static long state(long seed, int split, int index) {
        return mix(mix(mix(seed) + split) + index);
    }

    /** Evenly from {@code least} up to, not including, {@code most}. */
    public double between(double least, double most) {
        return least + (most - least) * (next() >>> 11) * 0x1.0p-53;
    }

    /** 0 to {@code bound} - 1; bounds are so small that the remainder's bias is below 2^-40. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** True with this probability. */
    public boolean chance(double probability) {
        return between(0, 1) < probability;
    }

    /** About normal with mean 0 and deviation 1: three uniform values, added. */
    public double bell() {
        return between(-1, 1) + between(-1, 1) + between(-1, 1);
    }

    /** Normal with mean 0 and deviation 1 (Box and Muller 1958); takes two draws and uses half of what they give. */
    public double normal() {
        double radius = Math.sqrt(-2 * Math.log(1 - between(0, 1)));
        return radius * Math.cos(2 * Math.PI * between(0, 1));
    }

    /** 64 even bits. */
    public long next() {
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
