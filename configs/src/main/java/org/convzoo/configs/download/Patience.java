package org.convzoo.configs.download;

import java.time.Duration;

/**
 * How long a download waits, and how often it tries.
 *
 * @param connectTimeout for reaching the server
 * @param stallTimeout for the answer to begin, and between two pieces of it
 * @param attempts how many in a row may bring nothing before the download is given up
 * @param pause before the second attempt; one more of it before each further one
 */
public record Patience(Duration connectTimeout, Duration stallTimeout, int attempts, Duration pause) {

    /** For people at a terminal. */
    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(20), Duration.ofSeconds(30), 4, Duration.ofSeconds(2));

    public Patience {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be at least 1, got " + attempts);
        }
    }
}
