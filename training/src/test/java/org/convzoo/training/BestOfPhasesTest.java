package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The model of a run is the best epoch's of all its phases. */
class BestOfPhasesTest {

    private static final String WARM_UP =
            "    - {name: head, train: head, epochs: 2, optimizer: {type: adam, learningRate: 0.01}, monitor: loss}\n";

    /** So large a rate that what was learned is lost. */
    private static final String RUIN =
            "    - {name: ruin, train: all, epochs: 1, optimizer: {type: adam, learningRate: 0.5}, monitor: loss}\n";

    /** So small a rate that every parameter stays as it is. */
    private static final String STANDING_STILL = "    - {name: still, train: head, epochs: 2, optimizer: {type: sgd,"
            + " learningRate: 1.0e-30}, monitor: loss}\n";

    @TempDir
    private static Path folder;

    private static Path weights;
    private static Path warmedUp;

    @BeforeAll
    static void train() {
        weights = Transfers.weights(folder);
        warmedUp = run("warmed-up", WARM_UP);
    }

    private static Path run(String name, String phases) {
        Path run = folder.resolve(name);
        Transfers.train(Transfers.read(Transfers.run(weights) + phases), run);
        return run;
    }

    private static TrainingState best(Path run) {
        return Checkpoints.bestState(RunDirectory.open(run));
    }

    /** Its best epoch was saved behind the frozen layers, and is put back under them. */
    @Test
    void anEpochOfAnEarlierPhaseIsRestoredWhole() {
        Path run = run("ruined", WARM_UP + RUIN);

        assertThat(best(run).cut()).isEqualTo("head_average");
        assertThat(Transfers.flat(run.resolve("model.zip")))
                .isEqualTo(Transfers.flat(warmedUp.resolve("model.zip")))
                .isNotEqualTo(Transfers.flat(run.resolve("checkpoints/last.zip")));
    }

    @Test
    void anEpochBehindAChangedBodyIsRestoredWithThatBody() {
        String all = "    - {name: all, train: all, epochs: 1, optimizer: {type: adam, learningRate: 1.0e-4},"
                + " monitor: loss}\n";
        Path run = run("changed", all + WARM_UP + RUIN);
        Path withoutRuin = run("unruined", all + WARM_UP);

        assertThat(best(run).phase()).isEqualTo(1);
        assertThat(Transfers.flat(run.resolve("model.zip")))
                .isEqualTo(Transfers.flat(withoutRuin.resolve("model.zip")));
        assertThat(Transfers.parameters(run.resolve("model.zip")).get("conv1_W"))
                .isNotEqualTo(Transfers.parameters(weights).get("conv1_W"));
    }

    /** What was validated and tested at the end of a phase is what the next one begins with. */
    @ParameterizedTest
    @ValueSource(strings = {"{type: ema, decay: 0.9}", "{type: swa, startEpoch: 2}"})
    void theAveragesOfAPhaseGoOnIntoTheNext(String averaging) {
        String averaged =
                "    - {name: averaged, train: last block, epochs: 2, optimizer: {type: momentum, learningRate: 0.05},"
                        + " monitor: loss, averaging: " + averaging + "}\n";
        Path alone = run("alone" + averaging.length(), averaged);
        Path followed = run("followed" + averaging.length(), averaged + STANDING_STILL);

        INDArray last = Transfers.flat(alone.resolve("checkpoints/last.zip"));
        INDArray averages = Nd4j.createUninitialized(last.shape());
        ModelArchive.restoreArray(alone.resolve("checkpoints/last.zip"), "averages.bin", averages);
        assertThat(averages).isNotEqualTo(last);
        Map<String, INDArray> handedOn = Transfers.parameters(followed.resolve("checkpoints/before-phase-2.zip"));
        ComputationGraph graph = ModelArchive.network(alone.resolve("checkpoints/last.zip"));
        graph.setParams(averages);
        graph.paramTable()
                .forEach((name, values) ->
                        assertThat(handedOn.get(name)).as(name).isEqualTo(values));
    }

    @Test
    void theEarlierOfTwoEqualsIsTheBest() {
        Path run = run("still", WARM_UP + STANDING_STILL);

        assertThat(best(run).phase()).isZero();
        assertThat(best(run).epoch()).isEqualTo(2);
    }
}
