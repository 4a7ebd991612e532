package org.convzoo.training;

import java.util.List;
import java.util.Locale;

/**
 * What an epoch of pre-training came to.
 *
 * @param layer name of the layer that learned
 * @param epoch of that layer, from 1
 * @param reconstructionError mean squared difference between what the layer was to restore and what was restored
 * @param seconds it took
 */
public record PretrainingEpoch(String layer, int epoch, double reconstructionError, double seconds) {

    /** One line an epoch, with a header. */
    static String toCsv(List<PretrainingEpoch> epochs) {
        StringBuilder csv = new StringBuilder("layer,epoch,reconstruction_error,seconds\n");
        for (PretrainingEpoch one : epochs) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%s,%d,%s,%.3f%n",
                    one.layer(),
                    one.epoch(),
                    one.reconstructionError(),
                    one.seconds()));
        }
        return csv.toString();
    }
}
