package org.convzoo.transfer.suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
import org.convzoo.engine.NativeRuntime;
import org.convzoo.training.StopSignal;
import org.convzoo.training.Surroundings;
import org.convzoo.training.TrainingListener;
import org.convzoo.training.features.ExtractionListener;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.weights.PublishedFile;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.learning.config.NoOp;

class TransferAdvisorTest {

    @TempDir
    private Path folder;

    private TransferSuggestion suggest(String weights, int perRun) {
        return suggest(weights, perRun, "training: {epochs: 1, optimizer: {type: adam}}");
    }

    private TransferSuggestion suggest(String weights, int perRun, String learning) {
        RunConfig config = ConfigReader.readText("""
                name: probe
                model: {architecture: lenet5, weights: %s}
                data: {source: {type: printedDigits, train: %d, validation: 20, test: 20}, batchSize: 32}
                %s
                """.formatted(weights, perRun, learning), "probe.yaml", List.of());
        Surroundings surroundings = Surroundings.of(
                DataLocator.forConfig(null, Map.of("CONVZOO_DATA", folder.toString())),
                Map.of(),
                Clock.systemUTC(),
                new Silent(),
                new StopSignal(),
                List.of());
        return new TransferAdvisor(config, surroundings, ExtractionListener.NONE).suggest();
    }

    private String weights() throws IOException {
        NativeRuntime.start(Map.of());
        Path weights = folder.resolve("lenet5.zip");
        ModelSerializer.writeModel(
                GraphAssembler.assemble(Zoo.named("lenet5").blueprint(), Learning.with(new NoOp()), 3),
                weights.toFile(),
                false);
        return "{file: '" + weights + "'}";
    }

    @Test
    void whatIsMeasuredIsKeptWhereTheRunKeepsItsFeatures() throws IOException {
        Path own = folder.resolve("own");
        String features = "features: {cache: %s, classifier: {type: logisticRegression}}";
        suggest(weights(), 100, features.formatted("{type: disk, directory: '" + own + "'}"));
        assertThat(own).isNotEmptyDirectory();
        String[] before = folder.toFile().list();
        TransferSuggestion inMemory = suggest(weights(), 100, features.formatted("memory"));
        assertThat(suggest(weights(), 100, features.formatted("none"))).isEqualTo(inMemory);
        assertThat(folder.toFile().list()).as("nothing is kept on the disk").containsExactlyInAnyOrder(before);
    }

    @Test
    void everyDepthIsProbedOnTheSameImages() throws IOException {
        String weights = weights();
        TransferSuggestion suggestion = suggest(weights, 200);

        assertThat(suggestion.images()).isEqualTo(200);
        assertThat(suggestion.folds()).isEqualTo(5);
        assertThat(suggestion.depths()).last().satisfies(depth -> assertThat(depth.layer())
                .isEqualTo(Zoo.named("lenet5").blueprint().features()));
        // features of random filters tell printed digits apart far better than chance, and the probe fits what it
        // learned
        assertThat(suggestion.depths()).allSatisfy(depth -> {
            assertThat(depth.accuracy()).isBetween(0.3, 1.0);
            assertThat(depth.trainingAccuracy()).isGreaterThanOrEqualTo(depth.accuracy());
            assertThat(depth.error()).isBetween(0.0, 0.1);
        });
        assertThat(suggest(weights, 200)).isEqualTo(suggestion);
    }

    @Test
    void withoutWeightsThereIsNothingToTransfer() {
        assertThatThrownBy(() -> suggest("none", 200))
                .hasMessage(
                        "model.weights: a network without weights has nothing to transfer; write weights: imagenet, or"
                                + " {file: …}");
    }

    private static final class Silent implements TrainingListener {
        @Override
        public void weightsArriving(PublishedFile file, long bytes, java.util.OptionalLong total) {}

        @Override
        public void weightsLoaded(List<String> account) {}

        @Override
        public void foldBegins(int fold, int folds) {}

        @Override
        public void started(RunPlan plan) {}

        @Override
        public void batchDone(BatchProgress progress) {}

        @Override
        public void epochDone(org.convzoo.training.EpochResult result, int epochs, boolean best) {}
    }
}
