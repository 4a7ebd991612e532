package org.convzoo.configs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigWriterTest {

    @Test
    void everyKeyIsWrittenInOrderWithItsDefault() {
        assertThat(ConfigWriter.toYaml(Runs.read(Runs.SMALLEST))).isEqualTo("""
                        version: 1
                        name: smallest
                        seed: 42
                        precision: float32
                        engine: auto
                        model: {architecture: lenet5, weights: none}
                        data:
                          source: {type: mnist, variant: auto}
                          batchSize: 64
                          splits: {validation: 0.1, test: 0.2, fold: 1}
                          background: white
                          sampling: shuffled
                          augmentation: []
                          onBadImage: skip
                          badImageLimit: 0.05
                          cache: none
                        training:
                          epochs: 2
                          optimizer: {type: adam, learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1.0e-8}
                          schedule: {type: constant, warmupEpochs: 0, warmupStart: 0.0}
                          loss: {type: crossEntropy, labelSmoothing: 0.0}
                          l2: 0.0
                          weightDecay: 0.0
                          decayBiasesAndNorms: false
                          accumulateBatches: 1
                          monitor: accuracy
                          checkpointMinutes: 10.0
                        """);
    }

    @Test
    void whatIsWrittenIsReadBackEqual() {
        RunConfig run = Runs.read(
                Runs.SMALLEST,
                "name=\"2026\"",
                "seed=-9223372036854775808",
                "model.input=32x32x1",
                "model.weights={file: 'weights/my own: 1.pth'}",
                "data.source={type: csv, file: photos.csv}",
                "data.cache={type: disk, directory: 'fast: disk', limitGigabytes: 0.25}",
                "training.optimizer={type: rmsprop, decay: 0.123456789012345678}",
                "training.earlyStopping={}");
        assertThat(Runs.read(ConfigWriter.toYaml(run))).isEqualTo(run);
    }
}
