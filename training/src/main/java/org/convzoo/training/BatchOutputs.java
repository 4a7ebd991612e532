package org.convzoo.training;

import org.convzoo.engine.ExecutionPlan;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What is made of a batch of images. */
interface BatchOutputs {

    /**
     * A row for each image.
     *
     * @param images {@code [N, C, H, W]}
     */
    float[][] of(INDArray images);

    /** The probabilities that a network gives. */
    static BatchOutputs of(ExecutionPlan plan) {
        return images -> plan.output(images).toFloatMatrix();
    }
}
