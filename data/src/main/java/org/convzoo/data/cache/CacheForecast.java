package org.convzoo.data.cache;

import java.util.stream.IntStream;
import org.convzoo.configs.CacheConfig;
import org.convzoo.data.BadImageException;
import org.convzoo.data.LabelledImages;

/** What a cache will take, told before it is filled. */
public final class CacheForecast {

    private static final int SAMPLED = 16;

    private CacheForecast() {}

    /**
     * About how many bytes the images of a run take when they are decoded, at most what the cache may hold. Some images, far from
     * each other, are decoded for it.
     */
    public static long bytes(CacheConfig cache, LabelledImages images) {
        if (!(cache instanceof CacheConfig.Disk disk) || images.size() == 0) {
            return 0;
        }
        int sampled = Math.min(SAMPLED, images.size());
        double mean = IntStream.range(0, sampled)
                .map(number -> (int) ((long) number * images.size() / sampled))
                .mapToLong(index -> bytes(images, index))
                .average()
                .orElseThrow();
        return (long) Math.min(disk.limitBytes(), mean * images.size());
    }

    private static long bytes(LabelledImages images, int index) {
        try {
            return EntryHeader.BYTES + images.read(index).pixels().length;
        } catch (BadImageException notKept) {
            return 0;
        }
    }
}
