package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.RunConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Phases that learn from what frozen layers put out once, beside the same phases without. */
class CachedPhasesTest {

    private static final String NONE = "transfer.cache=none";
    private static final String DISK = "transfer.cache={type: disk, directory: kept}";
    private static final String HEAD =
            "    - {name: head, train: head, epochs: 2, optimizer: {type: momentum, learningRate: 0.05}}\n";

    @TempDir
    private Path folder;

    private final StopSignal never = new StopSignal();
    private final TransferListener listener = new TransferListener(never);

    private Path run(RunConfig config) {
        Path run = folder.resolve("run" + folder.toFile().list().length);
        assertThat(Transfers.start(config, run, listener, never)).isInstanceOf(RunOutcome.Finished.class);
        return run;
    }

    private RunConfig config(String phases, String... settings) {
        return Transfers.read(Transfers.run(Transfers.weights(folder)) + phases, settings);
    }

    private static void assertSame(Path run, Path other) throws IOException {
        assertThat(withoutTimes(run)).isEqualTo(withoutTimes(other));
        assertThat(Transfers.flat(run.resolve("checkpoints/last.zip")))
                .isEqualTo(Transfers.flat(other.resolve("checkpoints/last.zip")));
    }

    private static List<String> withoutTimes(Path run) throws IOException {
        return Files.readAllLines(run.resolve("history.csv")).stream()
                .map(line -> line.replaceFirst(",[^,]*,[^,]*$", ""))
                .toList();
    }

    /**
     * Layers are computed for the cache as in inference, where a normalization is folded into the convolution below it,
     * which rounds in another place than a training step does: the last digits of float32 are others.
     */
    @ParameterizedTest
    @ValueSource(strings = {"head", "last 2 blocks"})
    void aCachedPhaseEndsAsOneWithoutUpToRounding(String part) throws IOException {
        String phase = HEAD.replace("train: head", "train: " + part);
        Path without = run(config(phase, NONE));
        assertThat(listener.featureBatches).isZero();
        Path inMemory = run(config(phase));
        Path onDisk = run(config(phase, DISK));

        assertThat(listener.phases.get(0).cut()).isNull();
        assertThat(listener.phases.get(1).cut()).isEqualTo(part.equals("head") ? "head_average" : "conv4_1_relu");
        INDArray exact = Transfers.flat(without.resolve("model.zip"));
        INDArray found = Transfers.flat(inMemory.resolve("model.zip"));
        assertThat(found.distance2(exact) / exact.norm2Number().doubleValue()).isLessThan(1e-6);
        for (int epoch = 0; epoch < 2; epoch++) {
            assertThat(listener.epochs.get(2 + epoch).trainLoss())
                    .isCloseTo(listener.epochs.get(epoch).trainLoss(), within(1e-5));
        }
        assertSame(onDisk, inMemory);
        assertThat(featureSeconds(without)).isZero();
        assertThat(featureSeconds(onDisk)).isPositive();
    }

    private static double featureSeconds(Path run) throws IOException {
        return new ObjectMapper()
                .readTree(run.resolve("report.json").toFile())
                .at("/phases/0/featureSeconds")
                .doubleValue();
    }

    /** Nothing is learned at such a rate, so that the loss of an epoch tells which copies it saw. */
    @Test
    void copiesAreSeenInTurn() {
        run(config(HEAD.replace(
                        "train: head",
                        "train: head, cachedCopies: 2, augmentation: [{type: padAndCrop, padding: 4}, horizontalFlip]")
                .replace("epochs: 2", "epochs: 4")
                .replace("0.05", "1.0e-30")));

        assertThat(listener.featureBatches)
                .as("batches of two copies of 64 images, and of 32 for validation")
                .isEqualTo(2 * 4 + 2);
        List<Double> losses =
                listener.epochs.stream().map(EpochResult::trainLoss).toList();
        assertThat(losses.get(2)).isCloseTo(losses.get(0), within(1e-6));
        assertThat(losses.get(3)).isCloseTo(losses.get(1), within(1e-6));
        assertThat(losses.get(1)).isNotCloseTo(losses.get(0), within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mixup", "cutMix"})
    void mixedImagesAreNeverKept(String mix) {
        run(config(HEAD.replace("train: head", "train: head, augmentation: [" + mix + "]")));

        assertThat(listener.featureBatches).isZero();
        assertThat(listener.phases.get(0).cut()).isNull();
    }

    /** Half of the last block is frozen beside the half that learns, so that it is behind the kept output. */
    @Test
    void frozenBranchesBesideWhatLearnsStayFrozen() {
        ImageSize input = new ImageSize(32, 32, 3);
        Path weights = Transfers.weights(folder.resolve("squeeze.zip"), "squeezenet1_1", input, 5);
        String yaml = Transfers.run(weights)
                        .replace(Transfers.NETWORK, "squeezenet1_1")
                        .replace(Transfers.INPUT.toString(), input.toString())
                + HEAD.replace("train: head", "train: from fire9_expand3x3").replace("epochs: 2", "epochs: 1");
        Path without = run(Transfers.read(yaml, NONE));
        Path kept = run(Transfers.read(yaml));
        Path slow = run(Transfers.read(yaml, NONE, "engine=dl4j"));

        assertThat(listener.phases.get(1).cut()).isEqualTo("fire9_squeeze");
        for (Path run : List.of(without, kept, slow)) {
            assertThat(changed(weights, run)).containsExactlyInAnyOrder("fire9_expand3x3_W", "fire9_expand3x3_b");
        }
        assertThat(Transfers.flat(kept.resolve("model.zip")))
                .as("without normalizations, a cached phase ends to the bit as one without a cache")
                .isEqualTo(Transfers.flat(without.resolve("model.zip")));
    }

    private static List<String> changed(Path weights, Path run) {
        Map<String, INDArray> before = Transfers.parameters(weights);
        Map<String, INDArray> after = Transfers.parameters(run.resolve("model.zip"));
        return after.keySet().stream()
                .filter(name -> !name.startsWith("head_"))
                .filter(name -> !after.get(name).equals(before.get(name)))
                .toList();
    }

    @Test
    void aLaterRunFindsWhatIsKeptAndADamagedFileIsMadeAnew() throws IOException {
        Path first = run(config(HEAD, DISK));
        assertThat(listener.featureBatches).isEqualTo(6);
        Path second = run(config(HEAD, DISK));
        assertThat(listener.featureBatches).as("nothing is computed again").isEqualTo(6);
        List<Path> files = kept();
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
                damaged.seek(damaged.length() / 2);
                int value = damaged.read();
                damaged.seek(damaged.length() / 2);
                damaged.write(value ^ 0x55);
            }
        }

        Path third = run(config(HEAD, DISK));

        assertThat(listener.featureBatches).as("all is computed again").isEqualTo(12);
        assertThat(listener.notices).isNotEmpty().allMatch(line -> line.contains("kept"), "names the folder");
        assertSame(second, first);
        assertSame(third, first);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("kept"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 1000)
                    .toList();
        }
    }

    /** Of other weights nothing is found, although the images are the same. */
    @Test
    void otherWeightsHaveTheirOwn() {
        run(config(HEAD, DISK));
        Path others = Transfers.weights(folder.resolve("others.zip"), Transfers.NETWORK, Transfers.INPUT, 5);
        run(Transfers.read(Transfers.run(others) + HEAD, DISK));
        assertThat(listener.featureBatches)
                .as("the same values under another name")
                .isEqualTo(6);

        run(Transfers.read(Transfers.run(others).replace("seed: 7", "seed: 7\nprecision: bfloat16") + HEAD, DISK));
        assertThat(listener.featureBatches)
                .as("another precision gives other values")
                .isEqualTo(12);
    }

    /** In memory too, and what an earlier phase computed is no time of the second. */
    @ParameterizedTest
    @ValueSource(strings = {"transfer.cache=memory", DISK})
    void twoPhasesBehindTheSameLayerShareWhatIsComputed(String cache) throws IOException {
        String more = HEAD.replace("name: head", "name: more");
        Path shared = run(config(HEAD + more, cache));
        assertThat(listener.featureBatches).as("batches of one pass").isEqualTo(6);
        assertThat(listener.phases.get(1).cut()).isEqualTo("head_average");
        assertThat(new ObjectMapper()
                        .readTree(shared.resolve("report.json").toFile())
                        .at("/phases/1/featureSeconds")
                        .doubleValue())
                .isZero();

        String changed = more.replace("train: head", "train: head, cachedCopies: 1, augmentation: [horizontalFlip]");
        run(config(HEAD + changed, cache.replace("kept", "others")));
        assertThat(listener.featureBatches)
                .as("changed images have their own; those of validation are looked up on the disk alone")
                .isEqualTo(6 + 6 + (cache.equals(DISK) ? 4 : 6));
    }

    /** Where the configuration leaves the size to the weights, all is reckoned with theirs and not the architecture's. */
    @Test
    void weightsOfAnotherImageSizeDecideWhatFits() {
        Path first = run(Transfers.read("""
                name: first
                seed: 7
                model: {architecture: lenet5, input: 36x36x1}
                data: {source: {type: printedDigits, train: 32, validation: 16, test: 16}, batchSize: 16}
                training: {epochs: 1, optimizer: {type: adam, learningRate: 0.001}}
                """));
        run(Transfers.read("""
                name: second
                seed: 7
                model: {architecture: lenet5, weights: {file: %s}}
                data: {source: {type: printedDigits, train: 32, validation: 16, test: 16}, batchSize: 16}
                transfer:
                  head: linear
                  cache: memory
                  phases:
                    - {name: dense, train: from c5, epochs: 1, optimizer: {type: adam, learningRate: 0.001}}
                """.formatted(first.resolve("model.zip"))));

        assertThat(listener.phases.get(listener.phases.size() - 1).cut()).isEqualTo("s4");
    }

    @Test
    void whatDoesNotFitIsComputedInEveryEpochAndSaid() {
        run(config(HEAD, "transfer.cache={type: memory, limitGigabytes: 1.0e-9}"));

        assertThat(listener.notices)
                .singleElement()
                .asString()
                .startsWith("the frozen layers are computed anew in every epoch of the phase head, because ");
        assertThat(listener.phases.get(0).cut()).isNull();
    }
}
