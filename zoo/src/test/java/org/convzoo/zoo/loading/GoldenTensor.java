package org.convzoo.zoo.loading;

import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * An array whose values are counted from its name, as torchvision_logits.py does.
 *
 * @param centre of the values
 * @param halfWidth how far values lie from the centre at most
 */
record GoldenTensor(String name, List<Long> shape, float centre, float halfWidth) {

    /** SplitMix64 (Steele, Lea and Flood 2014) of the name's CRC-32 and an element's index. */
    void fill(FloatBuffer into) {
        CRC32 hash = new CRC32();
        hash.update(name.getBytes(StandardCharsets.UTF_8));
        long first = hash.getValue() << 32;
        int start = into.position();
        int count = into.remaining();
        for (int i = 0; i < count; i++) {
            long z = (first + i) * 0x9E3779B97F4A7C15L;
            z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
            z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
            z ^= z >>> 31;
            float unit = (z >>> 40) * 0x1p-23f - 1; // in [-1, 1), exact
            into.put(start + i, unit * halfWidth + centre);
        }
        into.position(start + count);
    }

    int elements() {
        return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    }
}
