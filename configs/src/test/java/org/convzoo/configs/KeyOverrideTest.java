package org.convzoo.configs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convzoo.configs.TrainingConfig.EarlyStopping;
import org.junit.jupiter.api.Test;

/** Values given on the command line. */
class KeyOverrideTest {

    record Phase(int epochs, List<Double> rates) {}

    record Phases(List<Phase> phases) {}

    private static final String TWO_PHASES = """
            phases:
              - {epochs: 1, rates: [0.1]}
              - {epochs: 2, rates: [0.1, 0.2]}
            """;

    @Test
    void aValueReplacesTheFilesOrIsAdded() {
        RunConfig run = Runs.read(
                Runs.SMALLEST,
                "training.epochs=9",
                "training.optimizer={type: sgd, momentum: 0.5}",
                "training.earlyStopping.patience=3",
                "name=\"7\"");
        assertThat(run.training().epochs()).isEqualTo(9);
        assertThat(run.training().optimizer()).isEqualTo(new OptimizerConfig.Sgd(0.01, 0.5));
        assertThat(run.training().earlyStopping()).isEqualTo(new EarlyStopping(3, 0));
        assertThat(run.name()).isEqualTo("7");
    }

    @Test
    void theLastOfTwoWins() {
        assertThat(Runs.read(Runs.SMALLEST, "seed=1", "seed=2").seed()).isEqualTo(2);
    }

    @Test
    void nullTakesAnOptionalPartOut() {
        String stopping = Runs.SMALLEST + "  earlyStopping: {patience: 2}\n";
        assertThat(Runs.read(stopping, "training.earlyStopping=null").training().earlyStopping())
                .isNull();
    }

    @Test
    void listsAreReachedByIndex() {
        assertThat(phases("phases.1.epochs=7", "phases.1.rates.0=0.5"))
                .isEqualTo(new Phases(List.of(new Phase(1, List.of(0.1)), new Phase(7, List.of(0.5, 0.2)))));
        assertThat(Runs.lines(() -> phases("phases.2.epochs=7", "phases.last=1", "phases.0.rates.0=x")))
                .containsExactly(
                        "--set phases.2.epochs=7: phases is a list of 2; its entries are counted from 0, got 2",
                        "--set phases.last=1: phases is a list of 2; its entries are counted from 0, got last",
                        "--set phases.0.rates.0=x: phases.0.rates.0 must be a number, got \"x\"");
    }

    private static Object phases(String... overrides) {
        return ConfigReader.read(MappingShape.of(Phases.class), TWO_PHASES, "run.yaml", List.of(overrides));
    }

    @Test
    void problemsNameTheOptionAndComeAfterThoseOfTheFile() {
        assertThat(Runs.problems(
                        Runs.SMALLEST + "colour: red\n",
                        "training.epoch=3",
                        "seed",
                        ".seed=1",
                        "name.first=x",
                        "model=[",
                        "seed=1\n---\n2",
                        "training.epochs="))
                .containsExactly(
                        "run.yaml:8:1: unknown key colour; allowed here: version, name, seed, precision, engine, model, data, training, transfer, features",
                        "--set seed: must be key.path=value, e.g. training.epochs=3 or phases.0.epochs=3",
                        "--set .seed=1: must be key.path=value, e.g. training.epochs=3 or phases.0.epochs=3",
                        "--set name.first=x: name has no keys, it is \"smallest\"; to put keys in its place write"
                                + " 'name={first: …}'",
                        "--set model=[: not valid YAML: while parsing a flow node, expected the node content,"
                                + " but found '<stream end>'",
                        "--set seed=1 --- 2: a second document begins here; a configuration is one document,"
                                + " put the other into a file of its own",
                        "--set training.epoch=3: unknown key training.epoch (did you mean epochs?);"
                                + " allowed here: epochs, pretraining, maxSteps, optimizer, schedule, loss, l2, weightDecay,"
                                + " decayBiasesAndNorms, gradientClipping, accumulateBatches, averaging, monitor,"
                                + " earlyStopping, checkpointMinutes",
                        "--set training.epochs=: training.epochs must be a whole number of at least 1 and at most"
                                + " 100000, got nothing");
    }

    @Test
    void aProblemOfTheCommandLineHasNoPosition() {
        assertThat(new ConfigProblem("--set seed=x", 0, 0, "wrong")).hasToString("--set seed=x: wrong");
    }
}
