package org.convzoo.training;

import org.convzoo.zoo.loading.WeightFile;

/**
 * The weights that a run began with.
 *
 * @param name as published, or of the file
 * @param file that held them
 * @param sha256 of that file, in hexadecimal
 */
record StartingWeights(String name, String file, String sha256) {

    static StartingWeights of(WeightFile file) {
        return new StartingWeights(file.name(), file.path().toString(), file.sha256());
    }
}
