package org.convzoo.training;

import java.util.List;
import org.convzoo.engine.ExecutionPlan;
import org.convzoo.engine.FloatMatrix;
import org.convzoo.training.features.FeatureHead;
import org.convzoo.training.features.PooledLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The pooled features that a layer of a network gives.
 *
 * @param plan of the network; it stays the caller's
 * @param layer name of the vertex
 * @param pooled how its outputs become rows
 */
record FeatureOutputs(ExecutionPlan plan, String layer, PooledLayer pooled) implements BatchOutputs {

    @Override
    public float[][] of(INDArray images) {
        return new JoinedOutputs(plan, List.of(new FeatureSource(layer, pooled))).of(images);
    }

    /** What a classifier says of them. */
    BatchOutputs classifiedBy(FeatureHead head) {
        return images -> probabilities(head, of(images));
    }

    static float[][] probabilities(FeatureHead head, float[][] rows) {
        try (FloatMatrix matrix = FloatMatrix.zeros(rows.length, head.features())) {
            for (int row = 0; row < rows.length; row++) {
                matrix.row(row).put(rows[row]);
            }
            return inSinglePrecision(head.probabilities(matrix));
        }
    }

    static float[][] inSinglePrecision(double[][] probabilities) {
        float[][] rows = new float[probabilities.length][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new float[probabilities[row].length];
            for (int label = 0; label < rows[row].length; label++) {
                rows[row][label] = (float) probabilities[row][label];
            }
        }
        return rows;
    }
}
