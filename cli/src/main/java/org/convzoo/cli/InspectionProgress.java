package org.convzoo.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.convzoo.data.inspection.Inspector;
import org.jspecify.annotations.Nullable;

/** Shows a bar while images are looked at, where there is a terminal. */
final class InspectionProgress implements Inspector.Progress, AutoCloseable {

    private static final int BAR_WIDTH = 118;
    private static final int REDRAW_MILLISECONDS = 200;

    private final Terminal terminal;
    private @Nullable ProgressBar bar;

    InspectionProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void inspected(int images, int of) {
        if (!terminal.interactive()) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("looking")
                    .setInitialMax(of)
                    .setUnit(" images", 1)
                    .showSpeed()
                    .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), BAR_WIDTH))
                    .build();
        }
        bar.stepTo(images);
    }

    /** Ends the bar, so that what is said next has a line of its own. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
