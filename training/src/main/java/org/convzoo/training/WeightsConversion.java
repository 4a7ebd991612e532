package org.convzoo.training;

import java.nio.file.Path;
import java.util.Map;
import org.convzoo.configs.ModelConfig;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.zoo.loading.PretrainedNetwork;
import org.convzoo.zoo.loading.WeightFile;

/** Writes weights of others down as a run would have left them. */
public final class WeightsConversion {

    private static final String WEIGHTS = "weights.json";

    private WeightsConversion() {}

    /**
     * Writes a network with the weights of a file, its image contract and its labels, so that stock Deeplearning4j opens
     * it.
     *
     * @param output gets its name when it is whole
     * @param environment variables that steer the native side
     * @throws org.convzoo.configs.UserException if the file cannot be read, is for another network or has no head
     */
    public static void toModel(ModelConfig model, WeightFile weights, Path output, Map<String, String> environment) {
        NativeRuntime.start(environment);
        PretrainedNetwork network = PretrainedNetwork.load(model, weights);
        try {
            ModelArchive.write(
                    output,
                    network.graph(),
                    Map.of(
                            ModelDocuments.CONTRACT,
                            network.contract(),
                            ModelDocuments.LABELS,
                            network.labels().names(),
                            WEIGHTS,
                            StartingWeights.of(weights)));
        } finally {
            network.graph().params().close();
        }
    }
}
