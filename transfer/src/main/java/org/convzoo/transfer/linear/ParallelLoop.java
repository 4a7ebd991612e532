package org.convzoo.transfer.linear;

import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns that run at once. When the loop ends none is under way any more, also if one of them failed: whoever owns the
 * memory that they work on may then free it, which the end of a parallel stream alone does not promise.
 */
final class ParallelLoop {

    private ParallelLoop() {}

    /**
     * Runs all turns, in any order.
     *
     * @param turns how many; the body gets 0 to one less
     * @throws RuntimeException or {@link Error}, what the first turn that failed has thrown
     */
    static void run(int turns, IntConsumer body) {
        List<Throwable> failures = IntStream.range(0, turns)
                .parallel()
                .mapToObj(turn -> failure(body, turn))
                .filter(Objects::nonNull)
                .toList();
        if (!failures.isEmpty()) {
            if (failures.get(0) instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failures.get(0);
        }
    }

    private static @Nullable Throwable failure(IntConsumer body, int turn) {
        try {
            body.accept(turn);
            return null;
        } catch (RuntimeException | Error failed) {
            return failed;
        }
    }
}
