package org.convzoo.cli;

import org.convzoo.zoo.arithmetic.Padding;
import org.convzoo.zoo.arithmetic.PerAxis;
import org.convzoo.zoo.arithmetic.Rounding;
import org.convzoo.zoo.arithmetic.SlidingWindow;
import org.convzoo.zoo.arithmetic.Volume;
import picocli.CommandLine.Option;

/** The options of layers whose window slides over a volume. */
final class WindowOptions {

    @Option(names = "--input", required = true, paramLabel = "HxWxC", description = "Height, width and channels.")
    String input = "";

    @Option(names = "--kernel", required = true, paramLabel = "F", description = "Size of the window: 5, or 1x7.")
    String kernel = "";

    @Option(
            names = "--pad",
            paramLabel = "P",
            defaultValue = "0",
            description = "Zeros on each side: 2, or 0x3, or same. Default: ${DEFAULT-VALUE}.")
    String padding = "";

    Volume volume() {
        return ExplainVerb.read("--input", input, Volume::parse);
    }

    SlidingWindow window(String stride, String dilation, Rounding rounding) {
        return SlidingWindow.over(
                volume(),
                ExplainVerb.read("--kernel", kernel, PerAxis::parse),
                ExplainVerb.read("--stride", stride, PerAxis::parse),
                ExplainVerb.read("--dilation", dilation, PerAxis::parse),
                ExplainVerb.read("--pad", padding, Padding::parse),
                rounding);
    }
}
