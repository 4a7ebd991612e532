package org.convzoo.data.augmentation;

/** What an axis shows beyond its ends if it is mirrored there, its last pixel not repeated. */
final class Reflection {

    private Reflection() {}

    /** The place within 0 to {@code size} - 1 that is seen at {@code place}. */
    static int of(int place, int size) {
        if (size == 1) {
            return 0;
        }
        int period = 2 * (size - 1);
        int within = Math.floorMod(place, period);
        return within < size ? within : period - within;
    }
}
