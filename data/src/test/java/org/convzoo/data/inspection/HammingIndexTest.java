package org.convzoo.data.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HammingIndexTest {

    @Test
    void findsEachPairThatComparingAllPairsFindsOnce() {
        SplittableRandom random = new SplittableRandom(1);
        long[] hashes = new long[600];
        for (int index = 0; index < hashes.length; index++) {
            hashes[index] = random.nextLong();
            // Two thirds are earlier ones with up to twelve bits changed, wherever in the words these lie.
            if (index % 3 != 0) {
                hashes[index] = hashes[random.nextInt(index)];
                for (int bit = random.nextInt(13); bit > 0; bit--) {
                    hashes[index] ^= 1L << random.nextInt(64);
                }
            }
        }
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        HammingIndex index = new HammingIndex(hashes);
        for (int later = 0; later < hashes.length; later++) {
            int one = later;
            for (int earlier = 0; earlier < later; earlier++) {
                if (Long.bitCount(hashes[earlier] ^ hashes[later]) <= HammingIndex.RADIUS) {
                    expected.add(earlier + " " + later);
                }
            }
            index.before(later, earlier -> found.add(earlier + " " + one));
        }
        assertThat(expected).hasSizeGreaterThan(400);
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }
}
