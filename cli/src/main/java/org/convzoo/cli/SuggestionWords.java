package org.convzoo.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.convzoo.transfer.suggestion.ProbedDepth;
import org.convzoo.transfer.suggestion.TransferSuggestion;

/** What was measured of a pretrained network, for a person. */
record SuggestionWords(TransferSuggestion suggestion) {

    void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "A linear classifier on the channels' means, %d training images of %d classes, %d folds:%n",
                suggestion.images(),
                suggestion.classes(),
                suggestion.folds());
        int width = suggestion.depths().stream()
                .mapToInt(depth -> depth.layer().length())
                .max()
                .orElse(0);
        out.printf(Locale.ROOT, "  %-" + width + "s  features  left out          learned from%n", "after");
        for (ProbedDepth depth : suggestion.depths()) {
            out.printf(
                    Locale.ROOT,
                    "  %-" + width + "s  %8d  %5.1f %% +- %4.1f    %5.1f %%%s%n",
                    depth.layer(),
                    depth.features(),
                    100 * depth.accuracy(),
                    100 * depth.error(),
                    100 * depth.trainingAccuracy(),
                    depth.layer().equals(suggestion.cut()) ? "   <- cut here" : "");
        }
        suggestion.reasons().forEach(reason -> out.println("- " + reason));
        out.println();
        out.print(suggestion.yaml());
    }
}
