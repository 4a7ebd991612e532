package org.convzoo.engine;

import java.util.Set;
import org.convzoo.configs.UserException;

/** How activations and their gradients are stored; parameters, statistics and losses are float32 in either. */
public enum Precision {
    FLOAT32(Set.of()),
    /** Float32's range with eight bits of precision: half the memory, and matrix units where the processor has them. */
    BFLOAT16(Set.of("avx512_bf16", "amx_bf16", "bf16"));

    private final Set<String> oneOf;

    Precision(Set<String> oneOf) {
        this.oneOf = oneOf;
    }

    /** Whether the processor has instructions for it, rather than imitating it more slowly than float32. */
    public boolean runsOn(Processor processor) {
        return oneOf.isEmpty() || oneOf.stream().anyMatch(processor.features()::contains);
    }

    /**
     * Asks for it before work begins that would be lost.
     *
     * @throws UserException when the processor has no instructions for it
     */
    public void require(Processor processor) {
        if (!runsOn(processor)) {
            throw UserException.wrongUsage("precision bfloat16 needs a processor with one of "
                    + String.join(", ", oneOf.stream().sorted().toList()) + ", but " + processor.name()
                    + " has none: use precision float32");
        }
    }
}
