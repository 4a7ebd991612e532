package org.convzoo.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convzoo.configs.TrainingConfig.EarlyStopping;
import org.convzoo.configs.TrainingConfig.Monitor;

/**
 * The epochs of a run, in order.
 *
 * @param epochs results so far
 */
public record TrainingHistory(List<EpochResult> epochs) {

    static final String CSV_HEADER = "epoch,learning_rate,train_loss,train_accuracy,validation_loss,"
            + "validation_accuracy,seconds,images_per_second\n";

    public TrainingHistory {
        epochs = List.copyOf(epochs);
    }

    static TrainingHistory empty() {
        return new TrainingHistory(List.of());
    }

    TrainingHistory with(EpochResult result) {
        List<EpochResult> longer = new ArrayList<>(epochs);
        longer.add(result);
        return new TrainingHistory(longer);
    }

    /** The same without the epochs before one. */
    public TrainingHistory from(int first) {
        return new TrainingHistory(
                epochs.stream().filter(result -> result.epoch() >= first).toList());
    }

    /** The number of the best epoch so far, the earlier one of two equals; 0 before the first. */
    public int bestEpoch(Monitor monitor) {
        return lastImprovement(monitor, 0);
    }

    /** Whether more epochs than patience allows have passed without improvement. */
    boolean outOfPatience(Monitor monitor, EarlyStopping earlyStopping) {
        int last = epochs.isEmpty() ? 0 : epochs.get(epochs.size() - 1).epoch();
        return last - lastImprovement(monitor, earlyStopping.minimumImprovement()) >= earlyStopping.patience();
    }

    private int lastImprovement(Monitor monitor, double minimum) {
        int improved = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (EpochResult result : epochs) {
            double score = score(result, monitor);
            if (score > best + minimum || improved == 0) {
                best = score;
                improved = result.epoch();
            }
        }
        return improved;
    }

    /** The monitored value of the best epoch, higher being better; minus infinity before the first. */
    double bestScore(Monitor monitor) {
        return scores(monitor).stream().mapToDouble(Double::doubleValue).max().orElse(Double.NEGATIVE_INFINITY);
    }

    private static double score(EpochResult result, Monitor monitor) {
        return switch (monitor) {
            case ACCURACY -> result.validationAccuracy();
            case LOSS -> -result.validationLoss();
        };
    }

    /** The monitored value of every epoch, higher being better: losses have their sign turned. */
    List<Double> scores(Monitor monitor) {
        return epochs.stream().map(result -> score(result, monitor)).toList();
    }

    /** One line an epoch, with a header. */
    String toCsv() {
        StringBuilder csv = new StringBuilder(CSV_HEADER);
        epochs.forEach(result -> csv.append(csv(result)));
        return csv.toString();
    }

    /** An epoch as a line of the table. */
    static String csv(EpochResult result) {
        return String.format(
                Locale.ROOT,
                "%d,%s,%s,%s,%s,%s,%.3f,%.1f%n",
                result.epoch(),
                result.learningRate(),
                result.trainLoss(),
                result.trainAccuracy(),
                result.validationLoss(),
                result.validationAccuracy(),
                result.seconds(),
                result.imagesPerSecond());
    }
}
