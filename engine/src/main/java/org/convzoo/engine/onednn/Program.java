package org.convzoo.engine.onednn;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Commands in order, over buffers that the plan's arena holds. */
final class Program {

    private final List<Command> commands;
    private final int forwardCommands;
    private final Arena.Placement placement;
    private final Arena arena;
    private final long exchangedBytes;
    private final long[] times;
    private int placedIn = -1;

    /**
     * @param forwardCommands how many of them are the way forward
     * @param exchangedBytes bytes of arrays that it shares with Deeplearning4j
     */
    Program(List<Command> commands, int forwardCommands, long exchangedBytes, Arena arena) {
        this.commands = List.copyOf(commands);
        this.forwardCommands = forwardCommands;
        this.exchangedBytes = exchangedBytes;
        this.arena = arena;
        this.times = new long[commands.size()];
        Set<Slot> planned = new LinkedHashSet<>();
        for (int i = 0; i < commands.size(); i++) {
            for (Slot slot : commands.get(i).slots()) {
                if (!slot.isFixed()) {
                    slot.useAt(i);
                    planned.add(slot);
                }
            }
        }
        placement = Arena.Placement.of(List.copyOf(planned));
    }

    /** Bytes of activations, gradients and working memory at their highest. */
    long workingBytes() {
        return placement.bytes();
    }

    long exchangedBytes() {
        return exchangedBytes;
    }

    void run() {
        run(times.length);
    }

    void runForward() {
        run(forwardCommands);
    }

    private void run(int count) {
        arena.reserve(placement.bytes());
        if (placedIn != arena.generation()) {
            arena.place(placement);
            placedIn = arena.generation();
        }
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            commands.get(i).run();
            times[i] += System.nanoTime() - start;
        }
    }

    /** Nanoseconds that each command has taken since the program was made. */
    Map<String, Long> times() {
        Map<String, Long> result = new LinkedHashMap<>();
        for (int i = 0; i < times.length; i++) {
            result.merge(commands.get(i).label(), times[i], Long::sum);
        }
        return result;
    }
}
