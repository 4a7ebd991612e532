package org.convzoo.benchmarks.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import org.convzoo.benchmarks.trial.Batch;
import org.convzoo.benchmarks.trial.Measurement;
import org.convzoo.benchmarks.trial.Network;
import org.convzoo.benchmarks.trial.Subject;
import org.convzoo.benchmarks.trial.Trial;

/** PyTorch through DJL. */
final class DjlContestant {

    private DjlContestant() {}

    /**
     * Measures in this process.
     *
     * @param arguments a trial's
     */
    public static void main(String[] arguments) {
        Trial trial = Trial.parse(arguments);
        System.setProperty("ai.djl.offline", "true");
        // DJL gives these to PyTorch when the engine starts
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(trial.threads()));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        Engine pytorch = Engine.getEngine("PyTorch");
        String libraries = "DJL " + Engine.getDjlVersion() + ", PyTorch " + pytorch.getVersion();
        try (Model model = Model.newInstance(trial.network().title(), Device.cpu(), "PyTorch")) {
            model.setBlock(Blocks.build(trial.network()));
            try (Subject subject =
                    switch (trial.work()) {
                        case TRAINING -> new DjlTraining(model, trial.network());
                        case INFERENCE -> new DjlInference(model, trial.network());
                    }) {
                Measurement.print(trial, libraries, subject);
            }
        }
    }

    /** {@code [N, C, H, W]}. */
    static Shape inputShape(Network network) {
        return new Shape(network.batch(), network.channels(), network.size(), network.size());
    }

    static NDArray features(NDManager manager, Network network) {
        return manager.create(Batch.of(network).features(), inputShape(network));
    }

    static long trainableParameters(Model model) {
        long parameters = 0;
        for (Parameter parameter : model.getBlock().getParameters().values()) {
            parameters += switch (parameter.getType()) {
                case RUNNING_MEAN, RUNNING_VAR -> 0;
                case WEIGHT, BIAS, GAMMA, BETA, OTHER -> parameter.getArray().size();
            };
        }
        return parameters;
    }
}
