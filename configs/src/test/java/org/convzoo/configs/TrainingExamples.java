package org.convzoo.configs;

import java.util.List;
import java.util.Map;
import org.convzoo.configs.ScheduleConfig.OneCycle;
import org.convzoo.configs.TrainingConfig.EarlyStopping;
import org.convzoo.configs.TrainingConfig.Monitor;

/** How a network learns: optimizers, schedules, losses, averages. */
final class TrainingExamples {

    private TrainingExamples() {}

    static List<ConfigExample> all() {
        OptimizerConfig.Adam adam = new OptimizerConfig.Adam(0.001, 0.9, 0.999, 1e-8);
        TrainingConfig training = twoEpochs();
        return List.of(
                new ConfigExample(
                        "{epochs: 2, optimizer: {type: adam}}",
                        training,
                        "{epochs: 3, pretraining: {}, maxSteps: 64000, optimizer: {type: sgd}, schedule: {type: cosine}, loss: {type: focal}, l2: 0.5, weightDecay: 0.25, decayBiasesAndNorms: true,"
                                + " gradientClipping: {type: globalNorm, limit: 1}, accumulateBatches: 4, averaging: {type: ema}, monitor: loss,"
                                + " earlyStopping: {}, checkpointMinutes: 0.5}",
                        new TrainingConfig(
                                3,
                                new PretrainingConfig(10, adam, 0.3, null),
                                64_000L,
                                new OptimizerConfig.Sgd(0.01, 0),
                                new ScheduleConfig.Cosine(0, null, 1, WarmUpConfig.NONE),
                                new LossConfig.Focal(2, 0, null),
                                0.5,
                                0.25,
                                true,
                                new GradientClippingConfig.GlobalNorm(1),
                                4,
                                new AveragingConfig.ExponentialMovingAverage(0.999, true),
                                Monitor.LOSS,
                                new EarlyStopping(5, 0),
                                0.5)),
                new ConfigExample(
                        "{}",
                        new PretrainingConfig(10, adam, 0.3, null),
                        "{epochs: 3, optimizer: {type: sgd}, corruption: 0.5, batchSize: 256}",
                        new PretrainingConfig(3, new OptimizerConfig.Sgd(0.01, 0), 0.5, 256)),
                new ConfigExample(
                        "{}",
                        new EarlyStopping(5, 0),
                        "{patience: 2, minimumImprovement: 0.01}",
                        new EarlyStopping(2, 0.01)),
                new ConfigExample(
                        "{}",
                        new ScheduleConfig.Constant(WarmUpConfig.NONE),
                        "{warmupEpochs: 3, warmupStart: 0.25}",
                        new ScheduleConfig.Constant(new WarmUpConfig(3, 0.25))),
                new ConfigExample(
                        "{everyEpochs: 4}",
                        new ScheduleConfig.Step(4, 0.1, WarmUpConfig.NONE),
                        "{everyEpochs: 5, factor: 0.5, warmupEpochs: 1, warmupStart: 0.25}",
                        new ScheduleConfig.Step(5, 0.5, new WarmUpConfig(1, 0.25))),
                new ConfigExample(
                        "{epochs: [2]}",
                        new ScheduleConfig.Milestones(List.of(2), List.of(), 0.1, WarmUpConfig.NONE),
                        "{steps: [32000, 48000], factor: 0.5, warmupEpochs: 1, warmupStart: 0.25}",
                        new ScheduleConfig.Milestones(
                                List.of(), List.of(32_000L, 48_000L), 0.5, new WarmUpConfig(1, 0.25))),
                new ConfigExample(
                        "{}",
                        new ScheduleConfig.Exponential(0.95, WarmUpConfig.NONE),
                        "{factor: 0.5, warmupEpochs: 1, warmupStart: 0.25}",
                        new ScheduleConfig.Exponential(0.5, new WarmUpConfig(1, 0.25))),
                new ConfigExample(
                        "{}",
                        new ScheduleConfig.Polynomial(1, 0, WarmUpConfig.NONE),
                        "{power: 0.9, finalFactor: 0.5, warmupEpochs: 1, warmupStart: 0.25}",
                        new ScheduleConfig.Polynomial(0.9, 0.5, new WarmUpConfig(1, 0.25))),
                new ConfigExample(
                        "{}",
                        new ScheduleConfig.Cosine(0, null, 1, WarmUpConfig.NONE),
                        "{finalFactor: 0.25, periodEpochs: 10, periodMultiplier: 2, warmupEpochs: 2, warmupStart: 0.5}",
                        new ScheduleConfig.Cosine(0.25, 10, 2, new WarmUpConfig(2, 0.5))),
                new ConfigExample(
                        "{}",
                        new ScheduleConfig.OneCycle(
                                0.3, 25, 10_000, OneCycle.Annealing.COSINE, false, null, WarmUpConfig.NONE),
                        "{rise: 0.5, initialDivisor: 10, finalDivisor: 100, annealing: linear, threePhases: true,"
                                + " momentum: [0.8, 0.9],"
                                + " warmupEpochs: 2, warmupStart: 0.5}",
                        new ScheduleConfig.OneCycle(
                                0.5,
                                10,
                                100,
                                OneCycle.Annealing.LINEAR,
                                true,
                                List.of(0.8, 0.9),
                                new WarmUpConfig(2, 0.5))),
                new ConfigExample(
                        "{}",
                        new ScheduleConfig.ReduceOnPlateau(0.1, 10, 0.0001, 0, 0, WarmUpConfig.NONE),
                        "{factor: 0.5, patience: 3, threshold: 0.25, cooldown: 2, minimumFactor: 0.01, warmupEpochs: 2,"
                                + " warmupStart: 0.5}",
                        new ScheduleConfig.ReduceOnPlateau(0.5, 3, 0.25, 2, 0.01, new WarmUpConfig(2, 0.5))),
                new ConfigExample(
                        "{}",
                        LossConfig.CrossEntropy.plain(),
                        "{labelSmoothing: 0.1, classWeights: balanced}",
                        new LossConfig.CrossEntropy(0.1, ClassWeightsConfig.BALANCED)),
                new ConfigExample(
                        "{}",
                        new LossConfig.Focal(2, 0, null),
                        "{gamma: 0.5, labelSmoothing: 0.1, classWeights: {7: 2, great white: 0.5}}",
                        new LossConfig.Focal(0.5, 0.1, ClassWeightsConfig.of(Map.of("great white", 0.5, "7", 2.0)))),
                new ConfigExample(
                        "{limit: 2}",
                        new GradientClippingConfig.Value(2),
                        "{limit: 0.5}",
                        new GradientClippingConfig.Value(0.5)),
                new ConfigExample(
                        "{limit: 2}",
                        new GradientClippingConfig.Norm(2),
                        "{limit: 0.5}",
                        new GradientClippingConfig.Norm(0.5)),
                new ConfigExample(
                        "{limit: 2}",
                        new GradientClippingConfig.GlobalNorm(2),
                        "{limit: 0.5}",
                        new GradientClippingConfig.GlobalNorm(0.5)),
                new ConfigExample(
                        "{}",
                        new AveragingConfig.ExponentialMovingAverage(0.999, true),
                        "{decay: 0.5, warmup: false}",
                        new AveragingConfig.ExponentialMovingAverage(0.5, false)),
                new ConfigExample(
                        "{startEpoch: 3}",
                        new AveragingConfig.StochasticWeightAveraging(3, null),
                        "{startEpoch: 4, learningRate: 0.5}",
                        new AveragingConfig.StochasticWeightAveraging(4, 0.5)),
                new ConfigExample(
                        "{}",
                        new OptimizerConfig.Sgd(0.01, 0),
                        "{learningRate: 0.5, momentum: 0.25}",
                        new OptimizerConfig.Sgd(0.5, 0.25)),
                new ConfigExample(
                        "{}",
                        new OptimizerConfig.Momentum(0.01, 0.9),
                        "{learningRate: 0.5, momentum: 0.25}",
                        new OptimizerConfig.Momentum(0.5, 0.25)),
                new ConfigExample(
                        "{}",
                        new OptimizerConfig.Nesterov(0.01, 0.9),
                        "{learningRate: 0.5, momentum: 0.25}",
                        new OptimizerConfig.Nesterov(0.5, 0.25)),
                new ConfigExample(
                        "{}",
                        new OptimizerConfig.AdaGrad(0.01, 1e-6),
                        "{learningRate: 0.5, epsilon: 1e-3}",
                        new OptimizerConfig.AdaGrad(0.5, 1e-3)),
                new ConfigExample(
                        "{}",
                        new OptimizerConfig.AdaDelta(1, 0.95, 1e-6),
                        "{learningRate: 0.5, rho: 0.25, epsilon: 1e-3}",
                        new OptimizerConfig.AdaDelta(0.5, 0.25, 1e-3)),
                new ConfigExample(
                        "{}",
                        new OptimizerConfig.RmsProp(0.001, 0.95, 1e-8),
                        "{learningRate: 0.5, decay: 0.25, epsilon: 1e-3}",
                        new OptimizerConfig.RmsProp(0.5, 0.25, 1e-3)),
                new ConfigExample(
                        "{}",
                        adam,
                        "{learningRate: 0.5, beta1: 0.25, beta2: 0.75, epsilon: 1e-3}",
                        new OptimizerConfig.Adam(0.5, 0.25, 0.75, 1e-3)),
                new ConfigExample(
                        "{}",
                        new OptimizerConfig.AdamW(0.001, 0.9, 0.999, 1e-8),
                        "{learningRate: 0.5, beta1: 0.25, beta2: 0.75, epsilon: 1e-3}",
                        new OptimizerConfig.AdamW(0.5, 0.25, 0.75, 1e-3)),
                new ConfigExample(
                        "{}", WarmUpConfig.NONE, "{warmupEpochs: 3, warmupStart: 0.25}", new WarmUpConfig(3, 0.25)));
    }

    /** All defaults but for what must be told. */
    static TrainingConfig twoEpochs() {
        return new TrainingConfig(
                2,
                null,
                null,
                new OptimizerConfig.Adam(0.001, 0.9, 0.999, 1e-8),
                new ScheduleConfig.Constant(WarmUpConfig.NONE),
                LossConfig.CrossEntropy.plain(),
                0,
                0.0,
                false,
                null,
                1,
                null,
                Monitor.ACCURACY,
                null,
                10);
    }
}
