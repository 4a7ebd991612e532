package org.convzoo.configs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.convzoo.configs.AugmentationConfig.Interpolation;
import org.convzoo.configs.DataConfig.OnBadImage;
import org.convzoo.configs.DataConfig.Sampling;
import org.convzoo.configs.DataConfig.SplitConfig;
import org.convzoo.configs.ScheduleConfig.OneCycle;
import org.convzoo.configs.TrainingConfig.EarlyStopping;
import org.convzoo.configs.TrainingConfig.Monitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each record: its defaults, and a mapping of every key to a value that is not the default. */
class ConfigRecordsTest {

    /** One record twice: read from its required keys alone, and from all of them. */
    record Example(String smallest, Record defaults, String full, Record mapped) {

        @Override
        public String toString() {
            return mapped.getClass().getSimpleName();
        }
    }

    static List<Example> examples() {
        List<Example> all = new ArrayList<>(runs());
        all.addAll(augmentations());
        return all;
    }

    private static List<Example> runs() {
        MnistConfig mnist = new MnistConfig(MnistConfig.Variant.AUTO, null, null);
        ImageFolderConfig folder = new ImageFolderConfig("images");
        OptimizerConfig.Adam adam = new OptimizerConfig.Adam(0.001, 0.9, 0.999, 1e-8);
        DataConfig data = new DataConfig(
                folder,
                null,
                64,
                new SplitConfig(0.1, 0.2),
                Colour.WHITE,
                Sampling.SHUFFLED,
                List.of(),
                OnBadImage.SKIP,
                0.05,
                new CacheConfig.None());
        TrainingConfig training = new TrainingConfig(
                2,
                null,
                null,
                adam,
                new ScheduleConfig.Constant(0, 0),
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
        ClassifierConfig machine = new ClassifierConfig.LinearSvm(
                List.of(0.001, 0.01, 0.1, 1.0),
                ClassifierConfig.Penalty.L2,
                ClassifierConfig.LinearSvm.Loss.SQUARED_HINGE,
                ClassifierConfig.LinearSvm.Strategy.ONE_VS_REST,
                ClassifierConfig.LinearSvm.Calibration.SIGMOID,
                false,
                null,
                5);
        PhaseConfig whole = new PhaseConfig("all", TrainedPart.ALL, 1, null, null, training);
        return List.of(
                new Example(
                        "{name: a, model: {architecture: lenet5}, data: {source: {type: imageFolder, directory: images}},"
                                + " training: {epochs: 2, optimizer: {type: adam}}}",
                        new RunConfig(
                                1,
                                "a",
                                42,
                                PrecisionConfig.FLOAT32,
                                EngineConfig.AUTO,
                                ModelConfig.of("lenet5"),
                                data,
                                training,
                                null,
                                null),
                        "{version: 1, name: b, seed: -7, precision: bfloat16, engine: dl4j, model: {architecture: vgg16},"
                                + " data: {source: {type: imageFolder, directory: images}},"
                                + " training: {epochs: 2, optimizer: {type: adam}}}",
                        new RunConfig(
                                1,
                                "b",
                                -7,
                                PrecisionConfig.BFLOAT16,
                                EngineConfig.DL4J,
                                ModelConfig.of("vgg16"),
                                data,
                                training,
                                null,
                                null)),
                new Example(
                        "{classifier: {type: decisionTree}}",
                        new FeaturesConfig(
                                null,
                                List.of(FeaturePooling.AVERAGE),
                                new FeatureCacheConfig.Disk(null, 20),
                                new ClassifierConfig.DecisionTree(10, 2),
                                List.of()),
                        "{layer: pool5, pooling: averageMax, cache: none, classifier: {type: decisionTree},"
                                + " export: [npy, parquet]}",
                        new FeaturesConfig(
                                List.of("pool5"),
                                List.of(FeaturePooling.AVERAGE_MAX),
                                new FeatureCacheConfig.None(),
                                new ClassifierConfig.DecisionTree(10, 2),
                                List.of(FeatureExport.NPY, FeatureExport.PARQUET))),
                new Example(
                        "{classifier: {type: linearSvm}}",
                        new FeaturesConfig(
                                null,
                                List.of(FeaturePooling.AVERAGE),
                                new FeatureCacheConfig.Disk(null, 20),
                                machine,
                                List.of()),
                        "{layer: [pool4, pool5], pooling: [max, gem], cache: none, classifier: {type: linearSvm}}",
                        new FeaturesConfig(
                                List.of("pool4", "pool5"),
                                List.of(FeaturePooling.MAX, FeaturePooling.GEM),
                                new FeatureCacheConfig.None(),
                                machine,
                                List.of())),
                new Example(
                        "{}",
                        new ClassifierConfig.LogisticRegression(
                                List.of(0.01, 0.1, 1.0, 10.0),
                                ClassifierConfig.Penalty.L2,
                                ClassifierConfig.LogisticRegression.Strategy.MULTINOMIAL,
                                false,
                                null,
                                5),
                        "{c: [3], penalty: l1, strategy: oneVsRest, standardise: true, classWeights: balanced, folds: 3}",
                        new ClassifierConfig.LogisticRegression(
                                List.of(3.0),
                                ClassifierConfig.Penalty.L1,
                                ClassifierConfig.LogisticRegression.Strategy.ONE_VS_REST,
                                true,
                                ClassWeightsConfig.BALANCED,
                                3)),
                new Example(
                        "{}",
                        new ClassifierConfig.LinearSvm(
                                List.of(0.001, 0.01, 0.1, 1.0),
                                ClassifierConfig.Penalty.L2,
                                ClassifierConfig.LinearSvm.Loss.SQUARED_HINGE,
                                ClassifierConfig.LinearSvm.Strategy.ONE_VS_REST,
                                ClassifierConfig.LinearSvm.Calibration.SIGMOID,
                                false,
                                null,
                                5),
                        "{c: [0.5], loss: hinge, strategy: crammerSinger, calibration: none, standardise: true,"
                                + " classWeights: balanced, folds: 3}",
                        new ClassifierConfig.LinearSvm(
                                List.of(0.5),
                                ClassifierConfig.Penalty.L2,
                                ClassifierConfig.LinearSvm.Loss.HINGE,
                                ClassifierConfig.LinearSvm.Strategy.CRAMMER_SINGER,
                                ClassifierConfig.LinearSvm.Calibration.NONE,
                                true,
                                ClassWeightsConfig.BALANCED,
                                3)),
                new Example(
                        "{}",
                        new ClassifierConfig.KNearestNeighbours(5, ClassifierConfig.KNearestNeighbours.Distance.L2),
                        "{neighbours: 3, distance: cosine}",
                        new ClassifierConfig.KNearestNeighbours(
                                3, ClassifierConfig.KNearestNeighbours.Distance.COSINE)),
                new Example(
                        "{}",
                        new ClassifierConfig.DecisionTree(10, 2),
                        "{maxDepth: 4, leastRows: 6}",
                        new ClassifierConfig.DecisionTree(4, 6)),
                new Example(
                        "{}",
                        new ClassifierConfig.RandomForest(100, 20, null),
                        "{trees: 30, maxDepth: 8, features: 0.25}",
                        new ClassifierConfig.RandomForest(30, 8, 0.25)),
                new Example(
                        "{phases: [{name: all, train: all, epochs: 2, optimizer: {type: adam}}]}",
                        new TransferConfig(
                                null,
                                HeadPooling.OWN,
                                HeadConfig.Keyword.OWN,
                                new FeatureCacheConfig.Disk(null, 20),
                                List.of(whole)),
                        "{after: pool5, pooling: average, head: linear, cache: {type: memory, limitGigabytes: 2}, phases: [{name: all, train: all, epochs: 2,"
                                + " optimizer: {type: adam}}]}",
                        new TransferConfig(
                                "pool5",
                                HeadPooling.AVERAGE,
                                HeadConfig.Keyword.LINEAR,
                                new FeatureCacheConfig.Memory(2),
                                List.of(whole))),
                new Example(
                        "{name: all, train: all, epochs: 2, optimizer: {type: adam}}",
                        whole,
                        "{name: top, train: last 2 blocks, layerwiseDecay: 0.5, augmentation: [], cachedCopies: 3, epochs: 2,"
                                + " optimizer: {type: adam}}",
                        new PhaseConfig("top", TrainedPart.parse("last 2 blocks"), 0.5, List.of(), 3, training)),
                new Example(
                        "{dense: 256}",
                        new HeadLayerConfig.Dense(256, ActivationConfig.RELU),
                        "{dense: 16, activation: tanh}",
                        new HeadLayerConfig.Dense(16, ActivationConfig.TANH)),
                new Example(
                        "{layers: []}",
                        new HeadConfig.Layers(List.of()),
                        "{layers: [{dense: 4}, batchNormalization]}",
                        new HeadConfig.Layers(List.of(
                                new HeadLayerConfig.Dense(4, ActivationConfig.RELU),
                                HeadLayerConfig.Keyword.BATCH_NORMALIZATION))),
                new Example("{}", new FeatureCacheConfig.None(), "{}", new FeatureCacheConfig.None()),
                new Example(
                        "{}",
                        new FeatureCacheConfig.Memory(4),
                        "{limitGigabytes: 0.5}",
                        new FeatureCacheConfig.Memory(0.5)),
                new Example(
                        "{}",
                        new FeatureCacheConfig.Disk(null, 20),
                        "{directory: features, limitGigabytes: 0.5}",
                        new FeatureCacheConfig.Disk("features", 0.5)),
                new Example(
                        "{dropout: 0.5}",
                        new HeadLayerConfig.Dropout(0.5),
                        "{dropout: 0.25}",
                        new HeadLayerConfig.Dropout(0.25)),
                new Example(
                        "{architecture: lenet5}",
                        ModelConfig.of("lenet5"),
                        "{architecture: vgg16, weights: imagenet, input: 224x192x3, activation: leakyRelu, dropout: 0.25, stride: paper,"
                                + " shortcut: optionB, output: softmax, width: 0.5}",
                        new ModelConfig(
                                "vgg16",
                                WeightsConfig.Keyword.IMAGENET,
                                new ImageSize(224, 192, 3),
                                ActivationConfig.LEAKY_RELU,
                                0.25,
                                ModelConfig.StridePlace.PAPER,
                                ModelConfig.Shortcut.OPTION_B,
                                ModelConfig.Output.SOFTMAX,
                                0.5)),
                new Example(
                        "{name: torchvision-imagenet1k-v1}",
                        new WeightsConfig.Published("torchvision-imagenet1k-v1"),
                        "{name: keras-imagenet}",
                        new WeightsConfig.Published("keras-imagenet")),
                new Example(
                        "{file: vgg16.pth}",
                        new WeightsConfig.FromFile("vgg16.pth"),
                        "{file: weights/vgg16.safetensors}",
                        new WeightsConfig.FromFile("weights/vgg16.safetensors")),
                new Example(
                        "{source: {type: mnist}}",
                        new DataConfig(
                                mnist,
                                null,
                                64,
                                new SplitConfig(0.1, 0.2),
                                Colour.WHITE,
                                Sampling.SHUFFLED,
                                List.of(),
                                OnBadImage.SKIP,
                                0.05,
                                new CacheConfig.None()),
                        "{source: {type: imageFolder, directory: images}, classes: [b, a], batchSize: 8, splits: {test: 0.5},"
                                + " background: \"#0a141e\", sampling: balanced,"
                                + " augmentation: [verticalFlip, {type: mixup, alpha: 0.2}], onBadImage: fail, badImageLimit: 0.5,"
                                + " cache: disk}",
                        new DataConfig(
                                folder,
                                List.of("b", "a"),
                                8,
                                new SplitConfig(0.1, 0.5),
                                new Colour(10, 20, 30),
                                Sampling.BALANCED,
                                List.of(
                                        new GeometricAugmentation.VerticalFlip(0.5),
                                        new BatchAugmentation.Mixup(0.2, 1)),
                                OnBadImage.FAIL,
                                0.5,
                                new CacheConfig.Disk(null, 20))),
                new Example("{}", new CacheConfig.None(), "{}", new CacheConfig.None()),
                new Example(
                        "{}",
                        new CacheConfig.Disk(null, 20),
                        "{directory: fast/photos, limitGigabytes: 0.5}",
                        new CacheConfig.Disk("fast/photos", 0.5)),
                new Example(
                        "{}",
                        new SplitConfig(0.1, 0.2),
                        "{validation: 0.3, test: 0.4, folds: 5, fold: 2, labelled: 500}",
                        new SplitConfig(0.3, 0.4, 5, 2, 500)),
                new Example(
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
                                new ScheduleConfig.Cosine(0, null, 1, 0, 0),
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
                new Example(
                        "{}",
                        new PretrainingConfig(10, adam, 0.3, null),
                        "{epochs: 3, optimizer: {type: sgd}, corruption: 0.5, batchSize: 256}",
                        new PretrainingConfig(3, new OptimizerConfig.Sgd(0.01, 0), 0.5, 256)),
                new Example(
                        "{}",
                        new EarlyStopping(5, 0),
                        "{patience: 2, minimumImprovement: 0.01}",
                        new EarlyStopping(2, 0.01)),
                new Example(
                        "{}",
                        new ScheduleConfig.Constant(0, 0),
                        "{warmupEpochs: 3, warmupStart: 0.25}",
                        new ScheduleConfig.Constant(3, 0.25)),
                new Example(
                        "{everyEpochs: 4}",
                        new ScheduleConfig.Step(4, 0.1, 0, 0),
                        "{everyEpochs: 5, factor: 0.5, warmupEpochs: 1, warmupStart: 0.25}",
                        new ScheduleConfig.Step(5, 0.5, 1, 0.25)),
                new Example(
                        "{epochs: [2]}",
                        new ScheduleConfig.Milestones(List.of(2), List.of(), 0.1, 0, 0),
                        "{steps: [32000, 48000], factor: 0.5, warmupEpochs: 1, warmupStart: 0.25}",
                        new ScheduleConfig.Milestones(List.of(), List.of(32_000L, 48_000L), 0.5, 1, 0.25)),
                new Example(
                        "{}",
                        new ScheduleConfig.Exponential(0.95, 0, 0),
                        "{factor: 0.5, warmupEpochs: 1, warmupStart: 0.25}",
                        new ScheduleConfig.Exponential(0.5, 1, 0.25)),
                new Example(
                        "{}",
                        new ScheduleConfig.Polynomial(1, 0, 0, 0),
                        "{power: 0.9, finalFactor: 0.5, warmupEpochs: 1, warmupStart: 0.25}",
                        new ScheduleConfig.Polynomial(0.9, 0.5, 1, 0.25)),
                new Example(
                        "{}",
                        new ScheduleConfig.Cosine(0, null, 1, 0, 0),
                        "{finalFactor: 0.25, periodEpochs: 10, periodMultiplier: 2, warmupEpochs: 2, warmupStart: 0.5}",
                        new ScheduleConfig.Cosine(0.25, 10, 2, 2, 0.5)),
                new Example(
                        "{}",
                        new ScheduleConfig.OneCycle(0.3, 25, 10_000, OneCycle.Annealing.COSINE, false, null, 0, 0),
                        "{rise: 0.5, initialDivisor: 10, finalDivisor: 100, annealing: linear, threePhases: true,"
                                + " momentum: [0.8, 0.9],"
                                + " warmupEpochs: 2, warmupStart: 0.5}",
                        new ScheduleConfig.OneCycle(
                                0.5, 10, 100, OneCycle.Annealing.LINEAR, true, List.of(0.8, 0.9), 2, 0.5)),
                new Example(
                        "{}",
                        new ScheduleConfig.ReduceOnPlateau(0.1, 10, 0.0001, 0, 0, 0, 0),
                        "{factor: 0.5, patience: 3, threshold: 0.25, cooldown: 2, minimumFactor: 0.01, warmupEpochs: 2,"
                                + " warmupStart: 0.5}",
                        new ScheduleConfig.ReduceOnPlateau(0.5, 3, 0.25, 2, 0.01, 2, 0.5)),
                new Example(
                        "{}",
                        LossConfig.CrossEntropy.plain(),
                        "{labelSmoothing: 0.1, classWeights: balanced}",
                        new LossConfig.CrossEntropy(0.1, ClassWeightsConfig.BALANCED)),
                new Example(
                        "{}",
                        new LossConfig.Focal(2, 0, null),
                        "{gamma: 0.5, labelSmoothing: 0.1, classWeights: {7: 2, great white: 0.5}}",
                        new LossConfig.Focal(0.5, 0.1, ClassWeightsConfig.of(Map.of("great white", 0.5, "7", 2.0)))),
                new Example(
                        "{limit: 2}",
                        new GradientClippingConfig.Value(2),
                        "{limit: 0.5}",
                        new GradientClippingConfig.Value(0.5)),
                new Example(
                        "{limit: 2}",
                        new GradientClippingConfig.Norm(2),
                        "{limit: 0.5}",
                        new GradientClippingConfig.Norm(0.5)),
                new Example(
                        "{limit: 2}",
                        new GradientClippingConfig.GlobalNorm(2),
                        "{limit: 0.5}",
                        new GradientClippingConfig.GlobalNorm(0.5)),
                new Example(
                        "{}",
                        new AveragingConfig.ExponentialMovingAverage(0.999, true),
                        "{decay: 0.5, warmup: false}",
                        new AveragingConfig.ExponentialMovingAverage(0.5, false)),
                new Example(
                        "{startEpoch: 3}",
                        new AveragingConfig.StochasticWeightAveraging(3, null),
                        "{startEpoch: 4, learningRate: 0.5}",
                        new AveragingConfig.StochasticWeightAveraging(4, 0.5)),
                new Example(
                        "{}",
                        new OptimizerConfig.Sgd(0.01, 0),
                        "{learningRate: 0.5, momentum: 0.25}",
                        new OptimizerConfig.Sgd(0.5, 0.25)),
                new Example(
                        "{}",
                        new OptimizerConfig.Momentum(0.01, 0.9),
                        "{learningRate: 0.5, momentum: 0.25}",
                        new OptimizerConfig.Momentum(0.5, 0.25)),
                new Example(
                        "{}",
                        new OptimizerConfig.Nesterov(0.01, 0.9),
                        "{learningRate: 0.5, momentum: 0.25}",
                        new OptimizerConfig.Nesterov(0.5, 0.25)),
                new Example(
                        "{}",
                        new OptimizerConfig.AdaGrad(0.01, 1e-6),
                        "{learningRate: 0.5, epsilon: 1e-3}",
                        new OptimizerConfig.AdaGrad(0.5, 1e-3)),
                new Example(
                        "{}",
                        new OptimizerConfig.AdaDelta(1, 0.95, 1e-6),
                        "{learningRate: 0.5, rho: 0.25, epsilon: 1e-3}",
                        new OptimizerConfig.AdaDelta(0.5, 0.25, 1e-3)),
                new Example(
                        "{}",
                        new OptimizerConfig.RmsProp(0.001, 0.95, 1e-8),
                        "{learningRate: 0.5, decay: 0.25, epsilon: 1e-3}",
                        new OptimizerConfig.RmsProp(0.5, 0.25, 1e-3)),
                new Example(
                        "{}",
                        adam,
                        "{learningRate: 0.5, beta1: 0.25, beta2: 0.75, epsilon: 1e-3}",
                        new OptimizerConfig.Adam(0.5, 0.25, 0.75, 1e-3)),
                new Example(
                        "{}",
                        new OptimizerConfig.AdamW(0.001, 0.9, 0.999, 1e-8),
                        "{learningRate: 0.5, beta1: 0.25, beta2: 0.75, epsilon: 1e-3}",
                        new OptimizerConfig.AdamW(0.5, 0.25, 0.75, 1e-3)),
                new Example(
                        "{}",
                        mnist,
                        "{variant: emnistLetters, directory: letters, mirror: 'file:///mirror/'}",
                        new MnistConfig(MnistConfig.Variant.EMNIST_LETTERS, "letters", "file:///mirror/")),
                new Example(
                        "{}",
                        new Cifar10Config("cifar10", List.of(), "https://www.cs.toronto.edu/~kriz/"),
                        "{directory: photos, train: [train_10k.bin.gz], mirror: 'http://mirror/'}",
                        new Cifar10Config("photos", List.of("train_10k.bin.gz"), "http://mirror/")),
                new Example(
                        "{}",
                        new Cifar100Config("cifar100", List.of(), "https://www.cs.toronto.edu/~kriz/"),
                        "{directory: photos, train: [train_10k.bin.gz], mirror: 'http://mirror/'}",
                        new Cifar100Config("photos", List.of("train_10k.bin.gz"), "http://mirror/")),
                new Example(
                        "{}",
                        new PrintedDigitsConfig(6000, 1000, 1000),
                        "{train: 20, validation: 30, test: 40}",
                        new PrintedDigitsConfig(20, 30, 40)),
                new Example(
                        "{directory: images}",
                        folder,
                        "{directory: photos, groups: '^([a-z]+)_', archive: 'https://example.org/x.zip', sha256: \"%s\", extensions: [.GIF, png]}"
                                .formatted("0".repeat(64)),
                        new ImageFolderConfig(
                                "photos",
                                "^([a-z]+)_",
                                "https://example.org/x.zip",
                                "0".repeat(64),
                                List.of("gif", "png"))),
                new Example(
                        "{}",
                        new XoConfig(9, 0.1, 2000, 500, 500),
                        "{size: 12, noise: 0.5, train: 20, validation: 30, test: 40}",
                        new XoConfig(12, 0.5, 20, 30, 40)),
                new Example(
                        "{}",
                        new WavesConfig(128, 0.3, 2000, 500, 500),
                        "{length: 64, noise: 0.5, train: 20, validation: 30, test: 40}",
                        new WavesConfig(64, 0.5, 20, 30, 40)),
                new Example(
                        "{train: {file: a.csv}}",
                        new SignalsConfig(new SignalsConfig.Part("a.csv", null), null, null, true, null),
                        "{train: {file: a.npy, labels: y.npy}, validation: {file: v.csv}, test: {file: t.csv},"
                                + " header: false, label: \"3\"}",
                        new SignalsConfig(
                                new SignalsConfig.Part("a.npy", "y.npy"),
                                new SignalsConfig.Part("v.csv", null),
                                new SignalsConfig.Part("t.csv", null),
                                false,
                                "3")),
                new Example(
                        "{file: a.csv}",
                        new SignalsConfig.Part("a.csv", null),
                        "{file: a.npy, labels: y.npy}",
                        new SignalsConfig.Part("a.npy", "y.npy")),
                new Example(
                        "{file: images.csv}",
                        CsvConfig.of("images.csv"),
                        "{file: images.txt, separator: semicolon, path: image, label: diagnosis, split: fold, weight: count,"
                                + " group: patient, ignore: [age, sex]}",
                        new CsvConfig(
                                "images.txt",
                                CsvConfig.Separator.SEMICOLON,
                                "image",
                                "diagnosis",
                                "fold",
                                "count",
                                "patient",
                                List.of("age", "sex"))));
    }

    private static List<Example> augmentations() {
        return List.of(
                new Example("{}", new GeometricAugmentation.Resize(), "{}", new GeometricAugmentation.Resize()),
                new Example(
                        "{}",
                        new GeometricAugmentation.RandomResizedCrop(List.of(0.08, 1.0), List.of(3 / 4.0, 4 / 3.0)),
                        "{scale: [0.25, 0.5], ratio: [1, 2]}",
                        new GeometricAugmentation.RandomResizedCrop(List.of(0.25, 0.5), List.of(1.0, 2.0))),
                new Example(
                        "{}",
                        new GeometricAugmentation.PadAndCrop(4, GeometricAugmentation.PadAndCrop.Frame.BLACK),
                        "{padding: 2, frame: reflect}",
                        new GeometricAugmentation.PadAndCrop(2, GeometricAugmentation.PadAndCrop.Frame.REFLECT)),
                new Example(
                        "{}",
                        new GeometricAugmentation.HorizontalFlip(0.5),
                        "{probability: 0.25}",
                        new GeometricAugmentation.HorizontalFlip(0.25)),
                new Example(
                        "{}",
                        new GeometricAugmentation.VerticalFlip(0.5),
                        "{probability: 0.25}",
                        new GeometricAugmentation.VerticalFlip(0.25)),
                new Example(
                        "{degrees: 10}",
                        new GeometricAugmentation.Rotation(10, Interpolation.NEAREST, 0),
                        "{degrees: 20, interpolation: bicubic, fill: 128}",
                        new GeometricAugmentation.Rotation(20, Interpolation.BICUBIC, 128)),
                new Example(
                        "{degrees: 0}",
                        new GeometricAugmentation.Affine(
                                0, List.of(0.0, 0.0), List.of(1.0, 1.0), List.of(0.0, 0.0), Interpolation.NEAREST, 0),
                        "{degrees: 20, translate: [0.1, 0.2], scale: [0.5, 2], shear: [5, 6], interpolation: bilinear,"
                                + " fill: 255}",
                        new GeometricAugmentation.Affine(
                                20,
                                List.of(0.1, 0.2),
                                List.of(0.5, 2.0),
                                List.of(5.0, 6.0),
                                Interpolation.BILINEAR,
                                255)),
                new Example(
                        "{}",
                        new GeometricAugmentation.Perspective(0.5, 0.5, Interpolation.BILINEAR, 0),
                        "{distortion: 0.25, probability: 1, interpolation: nearest, fill: 9}",
                        new GeometricAugmentation.Perspective(0.25, 1, Interpolation.NEAREST, 9)),
                new Example(
                        "{hue: 0.1}",
                        new PixelAugmentation.ColourJitter(0, 0, 0, 0.1, 1),
                        "{brightness: 0.1, contrast: 0.2, saturation: 0.3, hue: 0.4, probability: 0.8}",
                        new PixelAugmentation.ColourJitter(0.1, 0.2, 0.3, 0.4, 0.8)),
                new Example(
                        "{}",
                        new PixelAugmentation.Greyscale(0.1),
                        "{probability: 0.2}",
                        new PixelAugmentation.Greyscale(0.2)),
                new Example(
                        "{kernelSize: 3}",
                        new PixelAugmentation.GaussianBlur(3, List.of(0.1, 2.0), 1),
                        "{kernelSize: 5, sigma: [1, 1.5], probability: 0.5}",
                        new PixelAugmentation.GaussianBlur(5, List.of(1.0, 1.5), 0.5)),
                new Example(
                        "{}",
                        new PixelAugmentation.GaussianNoise(0.1, 1),
                        "{sigma: 0.2, probability: 0.5}",
                        new PixelAugmentation.GaussianNoise(0.2, 0.5)),
                new Example(
                        "{}",
                        new PixelAugmentation.RandAugment(2, 9, Interpolation.NEAREST, 0),
                        "{operations: 3, magnitude: 15, interpolation: bilinear, fill: 128}",
                        new PixelAugmentation.RandAugment(3, 15, Interpolation.BILINEAR, 128)),
                new Example(
                        "{}",
                        new PixelAugmentation.RandomErasing(
                                0.5,
                                List.of(0.02, 0.33),
                                List.of(0.3, 3.3),
                                PixelAugmentation.RandomErasing.Content.MEAN),
                        "{probability: 0.25, scale: [0.1, 0.2], ratio: [1, 2], content: noise}",
                        new PixelAugmentation.RandomErasing(
                                0.25,
                                List.of(0.1, 0.2),
                                List.of(1.0, 2.0),
                                PixelAugmentation.RandomErasing.Content.NOISE)),
                new Example(
                        "{transform: FlipImageTransform}",
                        new PixelAugmentation.DataVec("FlipImageTransform", Map.of(), true, 1),
                        "{transform: a.B, arguments: {angle: 15, scale: 1.5, keep: true, name: '1'},"
                                + " random: false, probability: 0.5}",
                        new PixelAugmentation.DataVec(
                                "a.B", Map.of("angle", 15L, "scale", 1.5, "keep", true, "name", "1"), false, 0.5)),
                new Example(
                        "{}",
                        new BatchAugmentation.Mixup(1, 1),
                        "{alpha: 0.2, probability: 0.5}",
                        new BatchAugmentation.Mixup(0.2, 0.5)),
                new Example(
                        "{}",
                        new BatchAugmentation.CutMix(1, 1),
                        "{alpha: 0.2, probability: 0.5}",
                        new BatchAugmentation.CutMix(0.2, 0.5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theRequiredKeysAloneGiveTheDefaults(Example example) {
        assertThat(read(example, example.smallest())).isEqualTo(example.defaults());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void everyKeyReachesItsComponent(Example example) {
        assertThat(read(example, example.full())).isEqualTo(example.mapped());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void whatIsWrittenIsReadBackEqual(Example example) {
        MappingShape shape = MappingShape.of(example.mapped().getClass());
        String yaml = ConfigWriter.toYaml(shape, example.mapped());
        assertThat(read(example, yaml)).as(yaml).isEqualTo(example.mapped());
    }

    @Test
    void adamwDecaysWeightsUnlessItIsToldNotTo() {
        assertThat(training("optimizer: {type: adamw}").weightDecay()).isEqualTo(0.01);
        assertThat(training("optimizer: {type: adamw}, weightDecay: 0").weightDecay())
                .isZero();
        assertThat(training("optimizer: {type: adamw}, weightDecay: 0.5").weightDecay())
                .isEqualTo(0.5);
        assertThat(training("optimizer: {type: adam}").weightDecay()).isZero();
    }

    private static TrainingConfig training(String keys) {
        MappingShape shape = MappingShape.of(TrainingConfig.class);
        return (TrainingConfig) ConfigReader.read(shape, "{epochs: 2, " + keys + "}", "run.yaml", List.of());
    }

    @Test
    void noRecordIsForgotten() {
        Set<Class<?>> tested =
                examples().stream().map(example -> example.mapped().getClass()).collect(Collectors.toSet());
        Set<Class<?>> all = records(ConfigReader.RUN)
                .map(shape -> shape.constructor().getDeclaringClass())
                .collect(Collectors.toSet());
        assertThat(tested)
                .as("records of a run without an example; add one to ConfigRecordsTest.examples()")
                .isEqualTo(all);
    }

    private static Stream<MappingShape> records(Shape shape) {
        if (shape instanceof MappingShape mapping) {
            return Stream.concat(Stream.of(mapping), mapping.keys().stream().flatMap(key -> records(key.shape())));
        }
        if (shape instanceof ChoiceShape choice) {
            return Stream.of(
                            choice.byType().values(),
                            choice.byKey().values(),
                            choice.list().stream().toList())
                    .flatMap(Collection::stream)
                    .flatMap(ConfigRecordsTest::records);
        }
        return shape instanceof ListShape list ? records(list.element()) : Stream.empty();
    }

    private static Object read(Example example, String yaml) {
        MappingShape shape = MappingShape.of(example.mapped().getClass());
        return ConfigReader.read(shape, yaml, "run.yaml", List.of());
    }
}
