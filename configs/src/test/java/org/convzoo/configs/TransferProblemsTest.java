package org.convzoo.configs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong with the phases of a run, with line and column. */
class TransferProblemsTest {

    private static final String RUN = """
            name: pets
            model: {architecture: lenet5}
            data:
              source: {type: mnist}
            transfer:
              phases:
                - {name: head, train: head, epochs: 2, optimizer: {type: adam}}
                - {name: all, train: all, epochs: 3, optimizer: {type: adam}}
            """;

    @Test
    void theKeysOfTrainingStandInThePhaseItself() {
        RunConfig run = Runs.read(RUN);

        assertThat(run.phases()).hasSize(2);
        assertThat(run.phases().get(1).training().epochs()).isEqualTo(3);
        assertThat(run.phases().get(1).train()).isEqualTo(TrainedPart.ALL);
    }

    @Test
    void trainingAndTransferExcludeEachOther() {
        assertThat(Runs.problems(RUN + "training:\n  epochs: 2\n  optimizer: {type: adam}\n"))
                .containsExactly("run.yaml:10:3: training and transfer are two ways to train; keep one of them: a phase"
                        + " of transfer has its own keys");
    }

    @Test
    void oneOfThemThereMustBe() {
        assertThat(Runs.problems(RUN.substring(0, RUN.indexOf("transfer:"))))
                .containsExactly(
                        "run.yaml:1:1: a configuration: required key missing: training (how the network is optimised),"
                                + " transfer (how a pretrained network learns a new task), or features (how a classifier"
                                + " learns from what a layer puts out)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            phases=[] | phases needs at least one phase, such as {name: fine-tune, train: all, …}
            phases.1.name=head | phases has two that are called head; name them differently
            phases.1.name=" " | phases.1.name must be text that is not blank, got ""
            phases.1.monitor=loss | phases watch different values (accuracy and loss), but the best epoch is chosen from all of them; give each the same monitor
            phases.0.layerwiseDecay=0.9 | phases.0.layerwiseDecay is for layers below the head, but this phase trains the head alone
            phases.0.layerwiseDecay=0 | phases.0.layerwiseDecay must be a number greater than 0 and at most 1, got 0
            phases.1.layerwiseDecay=1.1 | phases.1.layerwiseDecay must be a number greater than 0 and at most 1, got 1.1
            phases.0.pretraining={epochs: 1} | phases.0.pretraining is for networks that begin from nothing; leave it out
            phases.0.cachedCopies=0 | phases.0.cachedCopies must be a whole number of at least 1 and at most 1000, got 0
            phases.0.cachedCopies=2 | phases.0.cachedCopies are of images that are changed, but this phase changes none; give it an augmentation, or leave it out
            phases.0={name: a, train: head, cachedCopies: 2, augmentation: [horizontalFlip, mixup], epochs: 1, optimizer: {type: adam}} | phases.0.cachedCopies cannot be kept of images that are mixed with others of their batch; leave one of the two out
            phases.1.cachedCopies=2 | phases.1.cachedCopies are put through the layers that do not learn, but this phase trains all; leave it out
            ={cache: none, phases: [{name: a, train: head, cachedCopies: 2, augmentation: [horizontalFlip], epochs: 1, optimizer: {type: adam}}]} | phases.0.cachedCopies have no place while transfer.cache is none; leave one of the two out
            phases.0.train=last 0 blocks | phases.0.train must be head, all, from LAYER, or last N blocks with N of at least 1, got last 0 blocks
            phases.0.train=body | phases.0.train must be head, all, from LAYER, or last N blocks with N of at least 1, got body
            phases.0.epochs=0 | phases.0.epochs must be a whole number of at least 1 and at most 100000, got 0
            after=c5 | after is where a new head begins; write head: linear beside it, or leave it out
            pooling=max | pooling is for a new head; write head: linear beside it, or leave it out
            """)
    void eachMistakeIsToldAtItsKey(String setting, String complaint) {
        String written = "transfer" + (setting.startsWith("=") ? "" : ".") + setting;
        assertThat(Runs.problems(RUN, written)).singleElement().asString().endsWith(": transfer." + complaint);
    }

    @Test
    void normalizationOfSingleImagesIsRefused() {
        String head = "transfer.head=[{dense: 8}, batchNormalization]";

        assertThat(Runs.read(RUN, head, "data.batchSize=2").data().batchSize()).isEqualTo(2);
        assertThat(Runs.read(RUN, "transfer.head=[batchNormalization, {dense: 8}]", "data.batchSize=1")
                        .data()
                        .batchSize())
                .as("a map has several values of each channel")
                .isEqualTo(1);
        assertThat(Runs.problems(RUN, head, "data.batchSize=1"))
                .singleElement()
                .asString()
                .endsWith(": transfer.head has a batchNormalization behind a dense layer, which learns nothing from"
                        + " batches of one image (data.batchSize); make batches larger, or leave it out");
    }

    @Test
    void aKeyOfAPhaseThatDoesNotExistIsToldWithThoseThereAre() {
        assertThat(Runs.problems(RUN.replace("train: head, epochs: 2", "trains: head, epochs: 2")))
                .containsExactly("run.yaml:7:20: unknown key transfer.phases.0.trains (did you mean train?); allowed"
                        + " here: name, train, layerwiseDecay, augmentation, cachedCopies, epochs, pretraining,"
                        + " maxSteps, optimizer, schedule, loss, l2, weightDecay, decayBiasesAndNorms,"
                        + " gradientClipping, accumulateBatches, averaging, monitor, earlyStopping,"
                        + " checkpointMinutes");
    }
}
