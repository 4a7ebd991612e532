package org.convzoo.transfer.suggestion;

import java.util.List;

/**
 * Where to cut a pretrained network, what of it to train, and why.
 *
 * @param network its name
 * @param images that were looked at
 * @param classes that they are of
 * @param folds of the cross-validation
 * @param depths from the input to the head
 * @param cut the layer to keep as the last one
 * @param unfreeze what a second phase should train, as {@code transfer.phases.train} is written; empty if none is worth it
 * @param reasons a sentence each
 * @param yaml to put into the configuration
 */
public record TransferSuggestion(
        String network,
        int images,
        int classes,
        int folds,
        List<ProbedDepth> depths,
        String cut,
        String unfreeze,
        List<String> reasons,
        String yaml) {

    public TransferSuggestion {
        depths = List.copyOf(depths);
        reasons = List.copyOf(reasons);
    }
}
