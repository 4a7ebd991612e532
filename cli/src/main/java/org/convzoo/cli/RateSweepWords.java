package org.convzoo.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.convzoo.evaluation.RateSweep;
import org.convzoo.evaluation.RateSweep.Suggestion;

/**
 * What a range test found, for a person.
 *
 * @param config the file that was tried
 * @param plot the file of the plot
 */
record RateSweepWords(RateSweep sweep, Path config, Path plot) {

    void print(PrintStream out) {
        out.println("Learning-rate range test of " + sweep.title() + ": " + sweep.subtitle());
        if (sweep.suggestions().isEmpty()) {
            out.println(
                    "The loss did not fall at any rate: there is nothing to suggest. Try more --steps, another --from or"
                            + " --to, or look at the images with convzoo validate and the network with convzoo zoo describe.");
        } else {
            for (Suggestion suggestion : sweep.suggestions()) {
                out.printf(
                        Locale.ROOT,
                        "  %-14s %-10s %s%n",
                        suggestion.name(),
                        written(suggestion.rate()),
                        suggestion.reason());
            }
            String rate = written(sweep.suggestions().get(0).rate());
            out.println("Set training.optimizer.learningRate: " + rate + ", or try it once: convzoo train " + config
                    + " --set training.optimizer.learningRate=" + rate);
        }
        out.println("Plot: " + plot);
    }

    /** Two digits are more than the test can tell; YAML reads either form as a number. */
    private static String written(double rate) {
        return new java.math.BigDecimal(rate)
                .round(new java.math.MathContext(2))
                .stripTrailingZeros()
                .toPlainString();
    }
}
