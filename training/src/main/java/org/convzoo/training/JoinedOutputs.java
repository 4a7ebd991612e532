package org.convzoo.training;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.convzoo.engine.ExecutionPlan;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The pooled features of several layers of a network, one behind the other in a row.
 *
 * @param plan of the network; it stays the caller's
 * @param sources in the order of the row
 */
record JoinedOutputs(ExecutionPlan plan, List<FeatureSource> sources) implements BatchOutputs {

    /** Features of all sources together. */
    int width() {
        return sources.stream().mapToInt(source -> source.pooled().features()).reduce(0, Math::addExact);
    }

    @Override
    public float[][] of(INDArray images) {
        List<String> layers =
                sources.stream().map(FeatureSource::layer).distinct().toList();
        List<INDArray> outputs = plan.activations(images, layers);
        float[][] rows = new float[(int) images.size(0)][width()];
        int begin = 0;
        for (FeatureSource source : sources) {
            FloatBuffer maps =
                    outputs.get(layers.indexOf(source.layer())).data().asNioFloat();
            for (int row = 0; row < rows.length; row++) {
                float[] features =
                        source.pooled().pool(maps.position(row * source.pooled().outputs()));
                System.arraycopy(features, 0, rows[row], begin, features.length);
            }
            begin += source.pooled().features();
        }
        return rows;
    }

    /** The features of a source within a row of all. */
    float[] part(FeatureSource source, float[] row) {
        int begin = 0;
        for (FeatureSource before : sources.subList(0, sources.indexOf(source))) {
            begin += before.pooled().features();
        }
        return Arrays.copyOfRange(row, begin, begin + source.pooled().features());
    }
}
