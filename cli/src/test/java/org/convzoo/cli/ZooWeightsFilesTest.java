package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.convzoo.zoo.tensors.SafetensorsWriter;
import org.convzoo.zoo.tensors.TensorEntry;
import org.convzoo.zoo.tensors.TensorFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of weights are verified, and converted there and back. */
class ZooWeightsFilesTest {

    @TempDir
    static Path folder;

    private static CapturedTerminal terminal;
    private static Path run;
    private static Path converted;

    @BeforeAll
    static void trainAndConvert() throws IOException {
        terminal = new CapturedTerminal(folder.resolve("home"));
        run = folder.resolve("run");
        Path config = SmallRun.writeConfig(folder, 320, 1);
        assertThat(terminal.run("train", config, "--run-dir", run))
                .as(terminal.err())
                .isZero();
        converted = folder.resolve("digits.safetensors");
        convert(run.resolve("model.zip"), converted);
        assertThat(terminal.out()).isEqualTo(converted + System.lineSeparator());
        assertThat(terminal.err()).contains("lenet5: 61,706 values in 10 arrays under convzoo's names");
    }

    private static void convert(Path from, Path to, String... options) {
        Object[] arguments = new Object[6 + options.length];
        System.arraycopy(new Object[] {"zoo", "weights", "convert", from, "--output", to}, 0, arguments, 0, 6);
        System.arraycopy(options, 0, arguments, 6, options.length);
        assertThat(terminal.run(arguments)).as(terminal.err()).isZero();
    }

    private static Map<String, float[]> arrays(Path file) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        try (TensorFile tensors = TensorFile.open(file)) {
            for (TensorEntry entry : tensors.entries()) {
                FloatBuffer values = FloatBuffer.allocate((int) entry.elements());
                tensors.read(entry.name(), values);
                arrays.put(entry.name(), values.array());
            }
        }
        return arrays;
    }

    private static void assertSameArrays(Path one, Path other) {
        Map<String, float[]> expected = arrays(one);
        Map<String, float[]> found = arrays(other);
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, values) -> assertThat(found.get(name)).as(name).containsExactly(values));
    }

    @Test
    void aRunsModelGoesToSafetensorsAndBackToTheBit() {
        Path back = folder.resolve("back.zip");
        convert(converted, back);
        assertSameArrays(run.resolve("model.zip"), back);

        Path again = folder.resolve("again.safetensors");
        convert(back, again);
        assertSameArrays(converted, again);
        try (TensorFile one = TensorFile.open(converted);
                TensorFile other = TensorFile.open(again)) {
            assertThat(other.metadata())
                    .isEqualTo(one.metadata())
                    .containsEntry(
                            "convzoo/labels.json", "[\"0\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]")
                    .containsKey("convzoo/contract.json");
        }
    }

    @Test
    void verifyTellsWhatIsInAFile() {
        assertThat(terminal.run("zoo", "weights", "verify", converted))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out())
                .contains("file     " + converted)
                .contains("is       nobody's published file")
                .contains("safetensors, convzoo's names of lenet5")
                .contains("loaded the whole network: 61,706 values in 10 arrays")
                .contains("values   61,706, all finite")
                .contains("classes  10: 0 … 9")
                .contains("for a fixed image; none are recorded to compare them with");
    }

    @Test
    void verifyFindsWhatIsNoNumber() throws IOException {
        Path spoilt = folder.resolve("spoilt.safetensors");
        try (TensorFile tensors = TensorFile.open(converted)) {
            SafetensorsWriter.write(spoilt, tensors.entries(), Map.of(), (name, into) -> {
                tensors.read(name, into);
                if (name.equals("output.weight")) {
                    into.put(7, Float.NaN);
                }
            });
        }
        assertThat(terminal.run("zoo", "weights", "verify", spoilt, "--json")).isEqualTo(1);
        assertThat(terminal.err())
                .isEqualTo(
                        "error: " + spoilt + " has NaN in output.weight (element 7 of 840): the file is damaged, or its"
                                + " training diverged; take an earlier one\n");
    }

    @Test
    void largeValuesAreFiniteWhoseSumIsNot() throws IOException {
        Path large = folder.resolve("large.safetensors");
        try (TensorFile tensors = TensorFile.open(converted)) {
            SafetensorsWriter.write(large, tensors.entries(), Map.of(), (name, into) -> {
                tensors.read(name, into);
                if (name.equals("output.bias")) {
                    into.put(0, 3e38f).put(1, 3e38f);
                }
            });
        }
        assertThat(terminal.run("zoo", "weights", "verify", large))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).contains("values   61,706, all finite");
    }

    /** What is wrong with the number of threads is found by whoever starts the native side, and by nobody else. */
    @Test
    void theNativeSideIsSetUpForModelsOfDeeplearning4jAlone() {
        CapturedTerminal strict = new CapturedTerminal(
                folder.resolve("home"), Map.of("CONVZOO_DATA", folder.toString(), "CONVZOO_THREADS", "none"));
        Path target = folder.resolve("unmade.safetensors");
        Path model = run.resolve("model.zip");
        for (String[] options : new String[][] {{}, {"--architecture", "lenet5"}}) {
            Object[] command = Stream.concat(
                            Stream.of("zoo", "weights", "convert", model, "--output", target), Stream.of(options))
                    .toArray();
            assertThat(strict.run(command)).as(strict.err()).isEqualTo(2);
            assertThat(strict.err()).contains("CONVZOO_THREADS must be a whole number from 1 to 1024, got none");
        }
        assertThat(target).doesNotExist();
        Path copy = folder.resolve("copied.safetensors");
        assertThat(strict.run("zoo", "weights", "convert", converted, "--output", copy))
                .as(strict.err())
                .isZero();
    }

    @Test
    void aFileOfNoNetworkIsAnsweredWithHowToFindOutWhy() throws IOException {
        Path part = folder.resolve("part.safetensors");
        try (TensorFile tensors = TensorFile.open(converted)) {
            SafetensorsWriter.write(part, tensors.entries().subList(0, 1), Map.of(), tensors::read);
        }
        refused(
                1,
                "part.safetensors fits no network of the zoo; name the one that it was made with: --architecture NAME lists"
                        + " what is missing and what is unexpected",
                "verify",
                part);
        refused(1, "5 missing (c1.bias, c3.weight, ", "verify", part, "--architecture", "lenet5");
    }

    @Test
    void mistakesAreAnsweredInALine() {
        refused(
                2,
                "--output must end in .safetensors or .zip",
                "convert",
                converted,
                "--output",
                folder.resolve("x.h5"));
        refused(2, "exists already and was left as it is", "convert", converted, "--output", converted);
        Path target = folder.resolve("new.safetensors");
        refused(
                2,
                "no names of torchvision's own are known for lenet5; choose convzoo",
                "convert",
                converted,
                "--output",
                target,
                "--names",
                "torchvision");
        refused(
                2,
                "--names must be one of torchvision, timm, pytorch_resnet_cifar10, convzoo, got keras",
                "convert",
                converted,
                "--output",
                target,
                "--names",
                "keras");
        refused(
                2,
                "--names is for safetensors",
                "convert",
                converted,
                "--output",
                folder.resolve("new.zip"),
                "--names",
                "timm");
        refused(
                1,
                "it fits architecture: lenet5",
                "convert",
                converted,
                "--output",
                target,
                "--architecture",
                "digit-cnn");
        refused(1, "nowhere.pth was not found", "verify", "nowhere.pth");
        refused(
                1,
                "fetch it with: convzoo zoo weights pull vgg16 --weights torchvision-imagenet1k-v1",
                "verify",
                "vgg16");
        refused(
                2,
                "model.weights: the weights are those of the file",
                "verify",
                converted,
                "--architecture",
                "lenet5",
                "--set",
                "model.weights=imagenet");
        refused(2, "--weights is for an architecture", "verify", converted, "--weights", "keras-imagenet");
        refused(1, "is no weight file that can be read", "verify", folder.resolve("small.yaml"));
        assertThat(target).doesNotExist();
    }

    private static void refused(int status, String message, Object... arguments) {
        Object[] all = new Object[2 + arguments.length];
        all[0] = "zoo";
        all[1] = "weights";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        assertThat(terminal.run(all)).as(terminal.err()).isEqualTo(status);
        assertThat(terminal.err()).contains(message).doesNotContain("\tat ");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    @Tag("real-data")
    void publishedWeightsAreAsTheyWere() {
        CapturedTerminal withWeights = new CapturedTerminal(realData());
        assertThat(withWeights.run("zoo", "weights", "verify", "resnet20-cifar"))
                .as(withWeights.err())
                .isZero();
        assertThat(withWeights.err()).contains("resnet20-12fca82f.th is as Yerlan Idelbayev published it");
        assertThat(withWeights.out())
                .contains("12fca82f")
                .contains("is       resnet20-cifar idelbayev-cifar10")
                .contains("loaded the whole network: 271,098 values in 97 arrays")
                .contains("classes  10: airplane … truck")
                .contains("logits   6.176 22.963 -4.872 -1.644 -18.841 … for a fixed image, as recorded");
    }

    @Test
    @Tag("real-data")
    void halfPrecisionUnderTheSameNamesLosesNothing() {
        Path original = realData().resolve("weights/squeezenet1_1_imagenet.safetensors");
        Path copy = folder.resolve("squeezenet.safetensors");
        convert(original, copy, "--names", "torchvision");
        assertSameArrays(original, copy);
    }

    private static Path realData() {
        String home = System.getenv("CONVZOO_DATA");
        // Tests run in the module's folder.
        Path data = home == null ? Path.of("../../shared/data") : Path.of(home);
        Assumptions.assumeTrue(
                Files.isDirectory(data.resolve("weights")),
                () -> "skipped: no folder "
                        + data.resolve("weights").toAbsolutePath().normalize()
                        + "; set CONVZOO_DATA to the folder that has weights");
        return data.toAbsolutePath().normalize();
    }
}
