package org.convzoo.cli;

import org.convzoo.training.ImagePrediction;

/** Writes predictions as they come; what could not be read has been told already. */
@FunctionalInterface
interface PredictionWriter {

    void write(ImagePrediction prediction);
}
