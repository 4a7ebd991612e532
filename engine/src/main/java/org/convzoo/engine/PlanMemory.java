package org.convzoo.engine;

import java.util.Set;

/**
 * Bytes off the heap that running a graph takes, known before it runs. Beside them stand the batch itself and what the
 * Java machine and the native libraries need.
 *
 * @param parameters the graph's own array of them, statistics of batch normalization included
 * @param gradients the graph's own array of them; 0 before training
 * @param optimizerState the graph's own array of what the optimizer remembers; 0 before training
 * @param averages of the parameters; 0 without
 * @param copies parameters, optimizer state and averages in the layouts and number types that the primitives want, weights
 *     that a batch normalization is folded into, and gradients that are collected over several batches, for all that the
 *     plan has been asked for so far
 * @param working activations, their gradients and scratch memory at their highest; the programs of a plan share it, so
 *     that the largest counts
 * @param exchanged arrays between the plan and Deeplearning4j: outputs, and what goes into and comes out of layers that
 *     Deeplearning4j runs
 * @param uncounted names of these layers: what they take inside is in no sum
 */
public record PlanMemory(
        long parameters,
        long gradients,
        long optimizerState,
        long averages,
        long copies,
        long working,
        long exchanged,
        Set<String> uncounted) {

    public PlanMemory {
        uncounted = Set.copyOf(uncounted);
    }

    public long total() {
        return parameters + gradients + optimizerState + averages + copies + working + exchanged;
    }
}
