package org.convzoo.configs.download;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a file must be.
 *
 * @param size in bytes, where it is known
 * @param largest number of bytes that may arrive; the size where that is known
 * @param digest empty where the publisher gives none
 */
public record Expected(OptionalLong size, long largest, Optional<Digest> digest) {

    public Expected {
        if (largest < 1 || size.orElse(largest) != largest) {
            throw new IllegalArgumentException(
                    "a file has at least one byte and its size is its largest size, got " + size + " and " + largest);
        }
    }

    /** A file of known size. */
    public static Expected of(long size, Digest digest) {
        return new Expected(OptionalLong.of(size), size, Optional.of(digest));
    }

    /** A file of unknown size. */
    public static Expected atMost(long largest, Optional<Digest> digest) {
        return new Expected(OptionalLong.empty(), largest, digest);
    }

    String limit() {
        return largest + (size.isPresent() ? " bytes the file has" : " bytes such a file may have");
    }
}
