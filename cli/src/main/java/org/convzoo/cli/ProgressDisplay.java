package org.convzoo.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.convzoo.training.BadImage;
import org.convzoo.training.EpochResult;
import org.convzoo.training.TrainingListener;
import org.convzoo.zoo.weights.PublishedFile;
import org.jspecify.annotations.Nullable;

/** Shows a bar while an epoch runs where there is a terminal, and a line for each epoch everywhere. */
final class ProgressDisplay implements TrainingListener, AutoCloseable {

    private static final int BAR_WIDTH = 118;
    private static final int REDRAW_MILLISECONDS = 200;

    private final Terminal terminal;
    private @Nullable DownloadDisplay download;
    private @Nullable ProgressBar bar;

    ProgressDisplay(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void weightsArriving(PublishedFile file, long bytes, OptionalLong total) {
        if (download == null) {
            download = new DownloadDisplay(terminal, file);
        }
        download.reached(bytes, total);
    }

    @Override
    public void weightsLoaded(List<String> account) {
        close();
        account.forEach(sentence -> terminal.err().println("weights: " + sentence));
    }

    @Override
    public void foldBegins(int fold, int folds) {
        say("Fold %d of %d", fold, folds);
    }

    @Override
    public void started(RunPlan plan) {
        say(
                "%s, %,d parameters, %d classes; %,d images to train on, %,d to validate, %,d to test",
                plan.network(),
                plan.parameters(),
                plan.classes(),
                plan.trainingImages(),
                plan.validationImages(),
                plan.testImages());
        if (plan.resumedAtEpoch() > 0) {
            say("Going on with epoch %d of %d", plan.resumedAtEpoch(), plan.epochs());
        }
    }

    @Override
    public void imageLeftOut(BadImage image) {
        close();
        say("warning: image %s %s; it is left out", image.id(), image.reason());
    }

    @Override
    public void batchDone(BatchProgress progress) {
        if (!terminal.interactive()) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("epoch " + progress.epoch() + "/" + progress.epochs())
                    .setInitialMax(progress.batches())
                    .startsFrom(progress.batch() - 1, Duration.ZERO)
                    .setUnit(" batches", 1)
                    .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), BAR_WIDTH))
                    .build();
        }
        bar.stepTo(progress.batch());
        bar.setExtraMessage(String.format(
                Locale.ROOT,
                "loss %.4f  accuracy %.2f %%  %,.0f images/s",
                progress.loss(),
                progress.accuracy() * 100,
                progress.imagesPerSecond()));
    }

    @Override
    public void epochDone(EpochResult result, int epochs, boolean best) {
        close();
        say(
                "epoch %d/%d  loss %.4f  accuracy %.2f %%  validation loss %.4f  validation accuracy %.2f %%  %,.0f images/s  %.1f s%s",
                result.epoch(),
                epochs,
                result.trainLoss(),
                result.trainAccuracy() * 100,
                result.validationLoss(),
                result.validationAccuracy() * 100,
                result.imagesPerSecond(),
                result.seconds(),
                best ? "  best so far" : "");
    }

    /** Ends the bar of a download, or of an epoch that was stopped or failed, so that what is said next has a line of its own. */
    @Override
    public void close() {
        if (download != null) {
            download.close();
            download = null;
        }
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private void say(String format, Object... values) {
        terminal.err().println(String.format(Locale.ROOT, format, values));
    }
}
