package org.convzoo.benchmarks.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import org.convzoo.benchmarks.trial.Batch;
import org.convzoo.benchmarks.trial.Network;
import org.convzoo.benchmarks.trial.Subject;
import org.convzoo.benchmarks.trial.Trial;

/** A step as DJL's own training loop does it. */
final class DjlTraining implements Subject {

    private final Model model;
    private final Trainer trainer;
    private final NDArray features;
    private final NDArray labels;

    DjlTraining(Model model, Network network) {
        this.model = model;
        Optimizer descent = Optimizer.sgd()
                .setLearningRateTracker(Tracker.fixed((float) Trial.LEARNING_RATE))
                .optMomentum((float) Trial.MOMENTUM)
                .build();
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(descent)
                .optDevices(new Device[] {Device.cpu()}));
        trainer.initialize(DjlContestant.inputShape(network));
        NDManager manager = model.getNDManager();
        features = DjlContestant.features(manager, network);
        labels = manager.create(Batch.of(network).labels());
    }

    @Override
    public long parameters() {
        return DjlContestant.trainableParameters(model);
    }

    @Override
    public double step() {
        try (NDManager temporary = model.getNDManager().newSubManager()) {
            // what a step makes belongs to the manager of its input; both are given back when it closes
            features.tempAttach(temporary);
            labels.tempAttach(temporary);
            double value;
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                NDList predictions = trainer.forward(new NDList(features), new NDList(labels));
                NDArray loss = trainer.getLoss().evaluate(new NDList(labels), predictions);
                gradients.backward(loss);
                value = loss.getFloat();
            }
            trainer.step();
            return value;
        }
    }

    @Override
    public void close() {
        trainer.close();
    }
}
