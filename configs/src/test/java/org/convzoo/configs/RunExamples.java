package org.convzoo.configs;

import java.util.List;
import org.convzoo.configs.DataConfig.OnBadImage;
import org.convzoo.configs.DataConfig.Sampling;
import org.convzoo.configs.DataConfig.SplitConfig;

/** What a run, its network, its images, its phases and its features are made of. */
final class RunExamples {

    private RunExamples() {}

    static List<ConfigExample> all() {
        MnistConfig mnist = new MnistConfig(MnistConfig.Variant.AUTO, null, null);
        ImageFolderConfig folder = new ImageFolderConfig("images");
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
        TrainingConfig training = TrainingExamples.twoEpochs();
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
                new ConfigExample(
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
                new ConfigExample(
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
                new ConfigExample(
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
                new ConfigExample(
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
                new ConfigExample(
                        "{name: all, train: all, epochs: 2, optimizer: {type: adam}}",
                        whole,
                        "{name: top, train: last 2 blocks, layerwiseDecay: 0.5, augmentation: [], cachedCopies: 3, epochs: 2,"
                                + " optimizer: {type: adam}}",
                        new PhaseConfig("top", TrainedPart.parse("last 2 blocks"), 0.5, List.of(), 3, training)),
                new ConfigExample(
                        "{dense: 256}",
                        new HeadLayerConfig.Dense(256, ActivationConfig.RELU),
                        "{dense: 16, activation: tanh}",
                        new HeadLayerConfig.Dense(16, ActivationConfig.TANH)),
                new ConfigExample(
                        "{layers: []}",
                        new HeadConfig.Layers(List.of()),
                        "{layers: [{dense: 4}, batchNormalization]}",
                        new HeadConfig.Layers(List.of(
                                new HeadLayerConfig.Dense(4, ActivationConfig.RELU),
                                HeadLayerConfig.Keyword.BATCH_NORMALIZATION))),
                new ConfigExample("{}", new FeatureCacheConfig.None(), "{}", new FeatureCacheConfig.None()),
                new ConfigExample(
                        "{}",
                        new FeatureCacheConfig.Memory(4),
                        "{limitGigabytes: 0.5}",
                        new FeatureCacheConfig.Memory(0.5)),
                new ConfigExample(
                        "{}",
                        new FeatureCacheConfig.Disk(null, 20),
                        "{directory: features, limitGigabytes: 0.5}",
                        new FeatureCacheConfig.Disk("features", 0.5)),
                new ConfigExample(
                        "{dropout: 0.5}",
                        new HeadLayerConfig.Dropout(0.5),
                        "{dropout: 0.25}",
                        new HeadLayerConfig.Dropout(0.25)),
                new ConfigExample(
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
                new ConfigExample(
                        "{name: torchvision-imagenet1k-v1}",
                        new WeightsConfig.Published("torchvision-imagenet1k-v1"),
                        "{name: keras-imagenet}",
                        new WeightsConfig.Published("keras-imagenet")),
                new ConfigExample(
                        "{file: vgg16.pth}",
                        new WeightsConfig.FromFile("vgg16.pth"),
                        "{file: weights/vgg16.safetensors}",
                        new WeightsConfig.FromFile("weights/vgg16.safetensors")),
                new ConfigExample(
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
                new ConfigExample("{}", new CacheConfig.None(), "{}", new CacheConfig.None()),
                new ConfigExample(
                        "{}",
                        new CacheConfig.Disk(null, 20),
                        "{directory: fast/photos, limitGigabytes: 0.5}",
                        new CacheConfig.Disk("fast/photos", 0.5)),
                new ConfigExample(
                        "{}",
                        new SplitConfig(0.1, 0.2),
                        "{validation: 0.3, test: 0.4, folds: 5, fold: 2, labelled: 500}",
                        new SplitConfig(0.3, 0.4, 5, 2, 500)));
    }
}
