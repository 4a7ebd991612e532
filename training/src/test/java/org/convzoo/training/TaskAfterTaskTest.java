package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.data.DataSplits.Split;
import org.convzoo.data.TestTimeAugmentation;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.assembly.GraphAssembler;
import org.convzoo.zoo.assembly.Learning;
import org.convzoo.zoo.blueprint.Blueprint;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;

/** A network that learned some classes moves on to others, from run to run. */
class TaskAfterTaskTest {

    private static final String FIRST = """
            name: first
            seed: 7
            model: {architecture: lenet5}
            data:
              source: {type: printedDigits, train: 200, validation: 60, test: 60}
              classes: ["0", "1", "2"]
              batchSize: 16
            training: {epochs: 1, optimizer: {type: momentum, learningRate: 0.02}}
            """;

    @TempDir
    private static Path folder;

    private static Path first;

    private final StopSignal never = new StopSignal();
    private final TransferListener listener = new TransferListener(never);

    @BeforeAll
    static void learnTheFirstTask() {
        first = folder.resolve("first");
        Transfers.train(Transfers.read(FIRST), first);
    }

    private static String next(Path weights, String head, String classes, String phase) {
        return FIRST.substring(0, FIRST.indexOf("training:"))
                        .replace("{architecture: lenet5}", "{architecture: lenet5, weights: {file: " + weights + "}}")
                        .replace("[\"0\", \"1\", \"2\"]", classes)
                + "transfer:\n  head: " + head + "\n  cache: {type: memory}\n  phases:\n    - {name: only, " + phase
                + "}\n";
    }

    private static String train(String part) {
        return "train: " + part + ", epochs: 1, optimizer: {type: momentum, learningRate: 0.02}";
    }

    private static String still(String part) {
        return "train: " + part + ", epochs: 1, optimizer: {type: sgd, learningRate: 1.0e-30}";
    }

    private Path run(String yaml) {
        return run(Transfers.read(yaml));
    }

    private Path run(RunConfig config) {
        Path run = folder.resolve("run" + folder.toFile().list().length);
        assertThat(Transfers.start(config, run, listener, never)).isInstanceOf(RunOutcome.Finished.class);
        return run;
    }

    private static Map<String, INDArray> parameters(Path run) {
        return Transfers.parameters(run.resolve("model.zip"));
    }

    private static void assertSameBody(Path run, Path before) {
        Map<String, INDArray> expected = parameters(before);
        List<String> body = expected.keySet().stream()
                .filter(name -> name.matches("c[135]_.*"))
                .toList();
        assertThat(body).hasSize(6);
        assertThat(body)
                .allSatisfy(name -> assertThat(parameters(run).get(name)).isEqualTo(expected.get(name)));
    }

    @Test
    void otherClassesGetANewHeadOnTheSameBodyAgainAndAgain() {
        Path second = run(next(first.resolve("model.zip"), "linear", "[\"3\", \"4\"]", train("head")));

        assertSameBody(second, first);
        assertThat(parameters(second).get("head_classifier_W").shape()).containsExactly(120, 2);
        assertThat(listener.account)
                .contains("drawn from the seed: the new head (head_classifier)")
                .anyMatch(line -> line.startsWith("loaded the body up to c5: "));

        Path third = run(next(second.resolve("model.zip"), "linear", "[\"5\", \"6\", \"7\", \"8\"]", train("head")));

        assertSameBody(third, first);
        assertThat(parameters(third).get("head_classifier_W").shape()).containsExactly(120, 4);
    }

    @Test
    void theOwnHeadComesBackWithAClassifierFromTheSeed() {
        Path second = run(next(first.resolve("model.zip"), "linear", "[\"3\", \"4\"]", train("head")));
        listener.account.clear();

        Path third = run(next(second.resolve("model.zip"), "own", "[\"3\", \"4\"]", train("head")));

        assertSameBody(third, first);
        assertThat(parameters(third)).containsKeys("f6_W", "output_W").doesNotContainKey("head_classifier_W");
        assertThat(listener.account)
                .contains(
                        "drawn from the seed: f6, output (the file has a new head in its place; the transfer.head that made"
                                + " it would keep that one)");
    }

    @Test
    void aNewHeadOfTheSameClassesIsKept() {
        Path second = run(next(first.resolve("model.zip"), "linear", "[\"3\", \"4\"]", train("head")));
        listener.account.clear();

        Path third = run(next(second.resolve("model.zip"), "linear", "[\"3\", \"4\"]", still("head")));

        assertThat(parameters(third)).isEqualTo(parameters(second));
        assertThat(listener.account)
                .contains("loaded the head behind it, since its classes are the same")
                .noneMatch(line -> line.startsWith("drawn"));
    }

    @Test
    void anOwnHeadOfTheSameClassesIsKept() {
        Path second = run(next(first.resolve("model.zip"), "own", "[\"0\", \"1\", \"2\"]", still("head")));

        assertThat(parameters(second)).isEqualTo(parameters(first));
        assertThat(listener.account).noneMatch(line -> line.startsWith("drawn"));
    }

    @Test
    void anOwnHeadOfOtherClassesSaysWhyItIsNew() {
        run(next(first.resolve("model.zip"), "own", "[\"1\", \"0\", \"2\"]", still("head")));
        assertThat(listener.account)
                .contains("drawn from the seed: output (other classes than the file's: 1, … instead of 0, …)");

        run(next(first.resolve("model.zip"), "own", "[\"3\", \"4\"]", still("head")));
        assertThat(listener.account).contains("drawn from the seed: output (2 classes instead of 3)");
    }

    @Test
    void stockDeeplearning4jsFilesWillDo() throws IOException {
        ComputationGraph graph =
                GraphAssembler.assemble(Zoo.named("lenet5").blueprint(), Learning.with(new Adam(0.1)), 5);
        Path file = folder.resolve("stock.zip");
        ModelSerializer.writeModel(graph, file.toFile(), true);

        Path run = run(next(file, "[{dense: 8}, {dropout: 0.5}]", "[\"3\", \"4\"]", train("head")));

        assertThat(parameters(run).get("c3_W")).isEqualTo(graph.getParam("c3_W"));
        assertThat(parameters(run).get("head_dense1_W").shape()).containsExactly(120, 8);
    }

    @Test
    void theModelIsTestedOnItsOwnClassesAlone() {
        Path second = run(next(first.resolve("model.zip"), "linear", "[\"3\", \"4\"]", train("all")));
        SavedModel saved = SavedModel.open(second);
        try (TrainedModel model = TrainedModel.open(saved, Map.of())) {
            Evaluation own = model.evaluate(saved.images(null, null, Map.of()), TestTimeAugmentation.NONE);
            assertThat(own.report().labels()).containsExactly("3", "4");
        }
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> {
                    try (TrainedModel model = TrainedModel.open(saved, Map.of())) {
                        model.evaluate(TestImages.of("{type: xo}", Split.TEST, Map.of()), TestTimeAugmentation.NONE);
                    }
                })
                .withMessage(
                        "the images of 9x9x1 have 2 classes [X, O], the model knows 2: [3, 4], on images of 32x32x1; not"
                                + " among them: [X, O]; evaluate on images of the model's classes, a class folder called by its"
                                + " name, id or number");
    }

    @Test
    void weightsOfAnotherArchitectureAreRefused() {
        String yaml = next(first.resolve("model.zip"), "linear", "[\"3\", \"4\"]", train("head"))
                .replace("architecture: lenet5", "architecture: resnet20-cifar");

        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Transfers.train(Transfers.read(yaml), folder.resolve("refused")))
                .withMessageContaining("does not hold the parameters of resnet20-cifar under ")
                .withMessageEndingWith("; it fits architecture: lenet5");
        assertThat(folder.resolve("refused")).doesNotExist();
    }

    @Test
    void aBodyThatNobodyTrainedIsSaid() {
        String yaml = next(first, "linear", "[\"3\", \"4\"]", still("head"))
                .replace("weights: {file: " + first + "}", "weights: none");
        run(yaml);
        assertThat(listener.notices)
                .containsExactly("the layers that do not learn stay as they were drawn from the seed, because the run"
                        + " has no weights; name those of a trained network: model.weights");

        run(yaml.replace("train: head", "train: all"));
        assertThat(listener.notices).hasSize(1);
    }

    /** With its two auxiliary heads, which are trained with the head and see the body at two more places. */
    @Test
    void googLeNetKeepsItsBodyUnderItsOwnThreeHeads() {
        ImageSize input = new ImageSize(79, 79, 3);
        Path weights = Transfers.weights(folder.resolve("googlenet.zip"), "googlenet", input, 3);
        String yaml = next(weights, "own", "[\"3\", \"4\"]", train("head"))
                .replace("architecture: lenet5", "architecture: googlenet, input: " + input)
                .replace("train: 200, validation: 60, test: 60", "train: 40, validation: 20, test: 20");
        Path own = run(yaml);
        Path linear = run(yaml.replace("head: own", "head: linear"));

        Map<String, INDArray> before = Transfers.parameters(weights);
        Map<String, INDArray> after = parameters(own);
        Blueprint network =
                Zoo.named("googlenet").blueprint(ModelConfig.of("googlenet").withInput(input), 2);
        List<String> body = network.upTo(network.features()).nodes().stream()
                .filter(node -> node.parameters() > 0)
                .map(node -> node.name() + "_W")
                .toList();
        assertThat(listener.phases.get(0).cut()).isEqualTo("inception4a_output");
        assertThat(body)
                .contains("inception5b_1x1_W")
                .allSatisfy(name -> assertThat(after.get(name)).as(name).isEqualTo(before.get(name)));
        assertThat(after.keySet()).anyMatch(name -> name.startsWith("auxiliary_4a"));
        assertThat(parameters(linear).keySet()).noneMatch(name -> name.startsWith("auxiliary"));
        assertThat(parameters(linear).get("inception5b_1x1_W")).isEqualTo(before.get("inception5b_1x1_W"));
    }
}
