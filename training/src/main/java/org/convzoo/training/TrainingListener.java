package org.convzoo.training;

import java.util.List;
import java.util.OptionalLong;
import org.convzoo.configs.download.Progress;
import org.convzoo.evaluation.FeatureSweep;
import org.convzoo.training.features.ExtractionListener.ExtractionProgress;
import org.convzoo.zoo.weights.PublishedFile;
import org.jspecify.annotations.Nullable;

/**
 * Is told how a run goes on; called on the training thread, so it must be quick. What a listener does not care for it
 * leaves out.
 */
public interface TrainingListener {

    /**
     * Published weights are being downloaded.
     *
     * @param bytes that are here
     * @param total empty while nobody knows it
     */
    default void weightsArriving(PublishedFile file, long bytes, OptionalLong total) {}

    /**
     * A file of images is about to be downloaded.
     *
     * @return is told how far it is
     */
    default Progress imagesArriving(String file) {
        return Progress.NONE;
    }

    /** A new run begins with weights; the account says what was taken from them, a sentence each. */
    default void weightsLoaded(List<String> account) {}

    /** The next run of a cross-validation begins or goes on. */
    default void foldBegins(int fold, int folds) {}

    /** A run begins or goes on. */
    default void started(RunPlan plan) {}

    /** An image cannot be used; the run goes on without it. Told once for each. */
    default void imageLeftOut(BadImage image) {}

    /**
     * Decoded images are no longer kept on the disk; the run goes on, decoding them each time. Told once, by whichever
     * thread meets it first.
     */
    default void imagesNotKept(String why) {}

    /** A phase of a transfer begins or goes on. */
    default void phaseBegins(PhasePlan plan) {}

    /** What the frozen layers put out is being computed, for the phase that begins. */
    default void featuresDone(ExtractionProgress progress) {}

    /** A layer was tried with a pooling, and every C, by cross-validation. */
    default void candidatesTried(FeatureSweep tried) {}

    /** Something that a person should know; the run goes on. */
    default void notice(String line) {}

    /** Pre-training begins or goes on. */
    default void pretrainingBegins(PretrainingPlan plan) {}

    /** A layer has learned from a batch in pre-training. */
    default void pretrainingBatchDone(PretrainingProgress progress) {}

    /**
     * An epoch of a layer's pre-training is over.
     *
     * @param epochs that each layer has
     */
    default void pretrainingEpochDone(PretrainingEpoch result, int epochs) {}

    /** A batch has been learned. */
    default void batchDone(BatchProgress progress) {}

    /** An epoch is over. */
    default void epochDone(EpochResult result, int epochs, boolean best) {}

    /**
     * What is about to run.
     *
     * @param network its name
     * @param parameters that training changes
     * @param classes names of them
     * @param trainingImages count
     * @param validationImages count
     * @param testImages count
     * @param epochs at most
     * @param batches of an epoch
     * @param resumedAtEpoch 0 for a new run, else the epoch (from 1) at which it goes on
     */
    record RunPlan(
            String network,
            long parameters,
            int classes,
            int trainingImages,
            int validationImages,
            int testImages,
            int epochs,
            int batches,
            int resumedAtEpoch) {}

    /**
     * What a phase is about to do.
     *
     * @param number from 1
     * @param phases of the run
     * @param name of the phase
     * @param trains which layers learn, in words
     * @param parameters that learn
     * @param epochs at most
     * @param cut the layer whose kept outputs it learns from; null if it sees the images
     */
    record PhasePlan(
            int number,
            int phases,
            String name,
            String trains,
            long parameters,
            int epochs,
            @Nullable String cut) {}

    /**
     * What pre-training is about to do.
     *
     * @param layers that learn, in their order
     * @param leftOut layers with weights that keep those they have
     * @param images that take part
     * @param epochs that each layer has
     * @param layer at which it goes on, from 0
     * @param epoch of that layer, from 1
     */
    record PretrainingPlan(List<String> layers, List<String> leftOut, int images, int epochs, int layer, int epoch) {}

    /**
     * How far an epoch of pre-training has come.
     *
     * @param layer that learns
     * @param epoch of it, from 1
     * @param epochs that each layer has
     * @param batch from 1
     * @param batches of an epoch
     * @param error mean squared difference of the epoch so far
     * @param imagesPerSecond of the epoch so far
     */
    record PretrainingProgress(
            String layer, int epoch, int epochs, int batch, int batches, double error, double imagesPerSecond) {}

    /**
     * How far an epoch has come.
     *
     * @param epoch from 1
     * @param epochs at most
     * @param batch from 1
     * @param batches of an epoch
     * @param loss mean of the epoch so far
     * @param accuracy of the epoch so far, 0 to 1
     * @param imagesPerSecond of the epoch so far
     */
    record BatchProgress(
            int epoch, int epochs, int batch, int batches, double loss, double accuracy, double imagesPerSecond) {}
}
