package org.convzoo.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.convzoo.configs.download.Progress;
import org.convzoo.evaluation.FeatureSweep;
import org.convzoo.training.BadImage;
import org.convzoo.training.EpochResult;
import org.convzoo.training.PretrainingEpoch;
import org.convzoo.training.TrainingListener;
import org.convzoo.training.features.ExtractionListener.ExtractionProgress;
import org.convzoo.zoo.weights.PublishedFile;
import org.jspecify.annotations.Nullable;

/** Shows a bar while an epoch runs where there is a terminal, and a line for each epoch everywhere. */
final class ProgressDisplay implements TrainingListener, AutoCloseable {

    private static final int BAR_WIDTH = 118;
    private static final int REDRAW_MILLISECONDS = 200;

    private final Terminal terminal;
    private final DownloadsDisplay images;
    private final Set<String> noticed = new HashSet<>();
    private @Nullable DownloadDisplay download;
    private @Nullable ProgressBar bar;

    ProgressDisplay(Terminal terminal) {
        this.terminal = terminal;
        this.images = new DownloadsDisplay(terminal);
    }

    @Override
    public Progress imagesArriving(String file) {
        return images.begin(file);
    }

    @Override
    public void weightsArriving(PublishedFile file, long bytes, OptionalLong total) {
        if (download == null) {
            images.close();
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
        close();
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
    public void imagesNotKept(String why) {
        // Another thread than the one that moves the bar, which is drawn again below.
        say((bar == null ? "" : System.lineSeparator()) + "warning: %s", why);
    }

    @Override
    public void phaseBegins(PhasePlan plan) {
        close();
        say(
                "phase %d of %d: %s — trains %s (%s)%s",
                plan.number(),
                plan.phases(),
                plan.name(),
                plan.trains(),
                Wording.count(plan.parameters(), "parameter"),
                plan.cut() == null ? "" : ", learns from kept outputs of " + plan.cut());
    }

    @Override
    public void featuresDone(ExtractionProgress progress) {
        String copy = progress.copies() == 1 ? "" : " " + progress.copy() + "/" + progress.copies();
        advance(
                "features" + copy,
                " images",
                progress.images(),
                progress.total(),
                Wording.speed(progress.imagesPerSecond()));
        if (progress.images() == progress.total()) {
            close();
            say(
                    "features%s of %s computed  %s",
                    copy, Wording.count(progress.total(), "image"), Wording.speed(progress.imagesPerSecond()));
        }
    }

    @Override
    public void candidatesTried(FeatureSweep tried) {
        close();
        FeatureSweep.Candidate best = tried.chosen();
        say(
                "%s, %s: %.2f ± %.2f %% over %d folds with C = %s, %s",
                best.layer(),
                best.pooling(),
                100 * best.accuracy(),
                100 * best.standardError(),
                tried.folds(),
                best.c(),
                Wording.count(best.features(), "feature"));
    }

    @Override
    public void notice(String line) {
        close();
        if (noticed.add(line)) {
            say("note: %s", line);
        }
    }

    @Override
    public void pretrainingBegins(PretrainingPlan plan) {
        say(
                "Pre-training %s, one after the other, each %d epochs on %,d images",
                String.join(", ", plan.layers()), plan.epochs(), plan.images());
        if (!plan.leftOut().isEmpty()) {
            say(
                    "Not pre-trained, having a stride, groups or no activation of their own: %s",
                    String.join(", ", plan.leftOut()));
        }
        if (plan.layer() > 0 || plan.epoch() > 1) {
            say("Going on with %s, epoch %d of %d", plan.layers().get(plan.layer()), plan.epoch(), plan.epochs());
        }
    }

    @Override
    public void pretrainingBatchDone(PretrainingProgress progress) {
        advance(
                progress.layer() + " " + progress.epoch() + "/" + progress.epochs(),
                progress.batch(),
                progress.batches(),
                String.format(
                        Locale.ROOT,
                        "reconstruction error %.5f  %,.0f images/s",
                        progress.error(),
                        progress.imagesPerSecond()));
    }

    @Override
    public void pretrainingEpochDone(PretrainingEpoch result, int epochs) {
        close();
        say(
                "pre-training %s %d/%d  reconstruction error %.5f  %.1f s",
                result.layer(), result.epoch(), epochs, result.reconstructionError(), result.seconds());
    }

    @Override
    public void batchDone(BatchProgress progress) {
        advance(
                "epoch " + progress.epoch() + "/" + progress.epochs(),
                progress.batch(),
                progress.batches(),
                String.format(
                        Locale.ROOT,
                        "loss %.4f  accuracy %.2f %%  %,.0f images/s",
                        progress.loss(),
                        progress.accuracy() * 100,
                        progress.imagesPerSecond()));
    }

    private void advance(String task, int batch, int batches, String message) {
        advance(task, " batches", batch, batches, message);
    }

    private void advance(String task, String unit, int done, int total, String message) {
        if (!terminal.interactive()) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(total)
                    .startsFrom(Math.max(0, done - 1), Duration.ZERO)
                    .setUnit(unit, 1)
                    .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), BAR_WIDTH))
                    .build();
        }
        bar.stepTo(done);
        bar.setExtraMessage(message);
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
        images.close();
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
