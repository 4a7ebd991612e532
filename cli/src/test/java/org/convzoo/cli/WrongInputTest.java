package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be wrong is answered in a line, with the right exit status and without a stack trace. */
class WrongInputTest {

    @TempDir
    private Path folder;

    private CapturedTerminal terminal;
    private Path config;

    @BeforeEach
    void prepare() throws IOException {
        terminal = new CapturedTerminal(folder);
        config = SmallRun.writeConfig(folder, 100, 1);
    }

    private void refused(int status, String message, Object... arguments) {
        assertThat(terminal.run(arguments)).as(terminal.err()).isEqualTo(status);
        assertThat(terminal.err()).contains(message).doesNotContain("\tat ");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void aMistypedKeyIsNamedWithItsPlaceAndTheRightOne() throws IOException {
        Files.writeString(config, Files.readString(config).replace("epochs:", "epoch:"));
        refused(2, config + ":8:3:", "train", config);
        assertThat(terminal.err()).contains("epochs");
        refused(2, config + ":8:3:", "validate", config);
    }

    @Test
    void anUnknownNetworkIsNamed() {
        refused(2, "there is no network named lenet7", "train", config, "--set", "model.architecture=lenet7");
    }

    @Test
    void weightsThatNobodyPublishedAreNamedWithTheirPlace() throws IOException {
        Files.writeString(
                config,
                Files.readString(config)
                        .replace(
                                "{architecture: lenet5}",
                                "{architecture: resnet20-cifar, weights: {name: idelbaev-cifar10}}"));
        for (String verb : new String[] {"train", "validate", "plan"}) {
            refused(
                    2,
                    config + ":3:48: model.weights: resnet20-cifar has no weights named idelbaev-cifar10 (did you mean"
                            + " idelbayev-cifar10?",
                    verb,
                    config);
        }
        refused(
                2,
                "--set model.weights=imagenet: model.weights: there are no ImageNet weights for resnet20-cifar",
                "train",
                config,
                "--set",
                "model.weights=imagenet");
    }

    @Test
    void aMissingConfigIsNamed() {
        refused(2, "missing.yaml", "train", folder.resolve("missing.yaml"));
    }

    @Test
    void aConfigOfAnotherVersionIsRefused() throws IOException {
        Files.writeString(config, "version: 2\n" + Files.readString(config));
        refused(2, "format 2", "train", config);
    }

    @Test
    void aMissingFolderOfImagesIsNamed() {
        refused(
                1,
                "no-such-folder",
                "train",
                config,
                "--set",
                "data.source={type: imageFolder, directory: no-such-folder}");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void aClassWithoutImagesIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("images/full"));
        Files.createDirectories(folder.resolve("images/void"));
        Files.write(folder.resolve("images/full/a.png"), new byte[] {1});
        refused(1, "void", "train", config, "--set", "data.source={type: imageFolder, directory: images}");
    }

    @Test
    void anEmptyFolderOfImagesIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        refused(1, "empty", "train", config, "--set", "data.source={type: imageFolder, directory: empty}");
    }

    @Test
    void anImageThatDoesNotDecodeStopsTheRunAndIsNamed() throws IOException {
        for (String label : new String[] {"a", "b"}) {
            Files.createDirectories(folder.resolve("broken").resolve(label));
            for (int i = 0; i < 10; i++) {
                Files.writeString(folder.resolve("broken").resolve(label).resolve(i + ".png"), "<html>gone</html>");
            }
        }
        Path run = folder.resolve("run");
        refused(
                1,
                ".png is not an image",
                "train",
                config,
                "--set",
                "data.source={type: imageFolder, directory: broken}",
                "--run-dir",
                run);
        assertThat(run.resolve("model.zip")).doesNotExist();
    }

    @Test
    void aDamagedArchiveOfDigitsIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("digits"));
        for (String name :
                new String[] {"train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"}) {
            Files.write(
                    folder.resolve("digits").resolve(name + "-ubyte.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0});
        }
        refused(1, "digits/train-", "train", config, "--set", "data.source={type: mnist, directory: digits}");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskStopsTheRunAndHarmsNothing() throws IOException {
        Path run = Files.createDirectories(folder.resolve("run"));
        assertThat(terminal.run("train", config, "--run-dir", run))
                .as(terminal.err())
                .isZero();
        Files.delete(run.resolve("report.html"));
        byte[] before = Files.readAllBytes(run.resolve("model.zip"));
        // every write to this device says that there is no space left
        Files.createSymbolicLink(run.resolve("model.zip.part"), Path.of("/dev/full"));

        refused(1, "no space left on the disk", "train", "--resume", run);

        assertThat(terminal.err()).contains("what was there before is unharmed");
        assertThat(Files.readAllBytes(run.resolve("model.zip"))).isEqualTo(before);
    }

    @Test
    void changedImagesEndAResumedRun() throws IOException {
        for (String label : new String[] {"a", "b"}) {
            Path images = Files.createDirectories(folder.resolve("images").resolve(label));
            for (int i = 0; i < 10; i++) {
                BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
                ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
            }
        }
        Path run = folder.resolve("run");
        String source = "data.source={type: imageFolder, directory: images}";
        assertThat(terminal.run("train", config, "--set", source, "--run-dir", run))
                .as(terminal.err())
                .isZero();
        Files.delete(run.resolve("report.html"));
        Files.delete(folder.resolve("images/a/0.png"));

        refused(1, "the images have changed since the run", "train", "--resume", run);
    }

    @Test
    void aDamagedModelIsNamed() throws IOException {
        Path run = folder.resolve("run");
        assertThat(terminal.run("train", config, "--run-dir", run))
                .as(terminal.err())
                .isZero();
        byte[] model = Files.readAllBytes(run.resolve("model.zip"));
        Files.write(run.resolve("model.zip"), java.util.Arrays.copyOf(model, model.length / 2));
        refused(1, "model.zip is damaged", "evaluate", run);
        Files.delete(run.resolve("model.zip"));
        refused(1, "has no model.zip", "evaluate", run);
    }

    @Test
    void aTransformThatDoesNotExistIsToldWithoutAnyData() {
        refused(
                2,
                "data.augmentation.0: the class org.datavec.image.transform.SpinImageTransform is not on the class path",
                "validate",
                config,
                "--set",
                "data.augmentation=[{type: dataVec, transform: SpinImageTransform}]");
    }

    @Test
    void aDirectoryThatIsNoRunIsRefused() {
        refused(2, "is not the directory of a run", "evaluate", folder);
        refused(2, "is not the directory of a run", "train", "--resume", folder);
        refused(2, "is not the directory of a run", "predict", folder, config);
    }

    @Test
    void verbsWithoutTheirArgumentsSayWhatIsMissing() {
        refused(2, "give either a CONFIG", "train");
        refused(2, "a verb is missing");
        refused(2, "Unmatched argument", "train", config, "extra", "--nonsense");
        refused(2, "--resume goes on with the run as it was", "train", "--resume", folder, "--set", "seed=1");
        refused(2, "--input: an image size is written", "zoo", "describe", "lenet5", "--input", "32");
        refused(2, "--classes must be at least 2", "zoo", "describe", "lenet5", "--classes", "1");
        refused(2, "--batch must be from 1 to 1,000,000, got 0", "zoo", "describe", "lenet5", "--batch", "0");
        refused(
                2,
                "--batch must be from 1 to 1,000,000, got 2,147,483,647",
                "zoo",
                "describe",
                "lenet5",
                "--batch",
                "2147483647");
        refused(2, "lenet5 cannot take images of 16x16x1", "zoo", "describe", "lenet5", "--input", "16x16x1");
    }

    @Test
    void weightsThatNobodyPublishedAreNamed() {
        refused(2, "there are no weights for lenet5", "zoo", "weights", "pull", "lenet5");
        refused(2, "there is no network named resnet51 (did you mean resnet50?)", "zoo", "weights", "pull", "resnet51");
        refused(
                2,
                "resnet50 has no weights named torchvision-imagenet1k-v3 (did you mean torchvision-imagenet1k-v",
                "zoo",
                "weights",
                "pull",
                "resnet50",
                "--weights",
                "torchvision-imagenet1k-v3");
        refused(2, "leave --weights out", "zoo", "weights", "pull", "vgg16", "--all", "--weights", "keras-imagenet");
        refused(2, "a verb is missing: zoo weights list, pull, verify or convert", "zoo", "weights");
        refused(2, "there are no ImageNet weights for lenet5", "train", config, "--set", "model.weights=imagenet");
        refused(2, "there are no ImageNet weights for lenet5", "validate", config, "--set", "model.weights=imagenet");
        refused(2, "model.weights must be one of none, imagenet", "train", config, "--set", "model.weights=imagnet");
    }

    @Test
    void aPictureThatCannotBeDrawnOrWrittenIsRefused() throws IOException {
        refused(2, "there is no network named lenet6 (did you mean lenet5?)", "zoo", "diagram", "lenet6");
        refused(2, "lenet5 cannot take images of 16x16x1", "zoo", "diagram", "lenet5", "--input", "16x16x1");
        Path missing = folder.resolve("no-such-folder");
        refused(
                1,
                "cannot write " + missing.resolve("a.svg") + ": there is no folder " + missing + "; make it first",
                "zoo",
                "diagram",
                "lenet5",
                "--output",
                missing.resolve("a.svg"));
        Path directory = Files.createDirectory(folder.resolve("pictures"));
        refused(
                1,
                "cannot write " + directory + ": it is a folder; name a file",
                "zoo",
                "diagram",
                "lenet5",
                "--output",
                directory);
        assertThat(folder.resolve("pictures.part")).doesNotExist();
    }

    @Test
    void aLossThatIsNoNumberStopsTheRunAndNamesTheEpoch() {
        refused(
                1,
                "in epoch 1, batch ",
                "train",
                config,
                "--set",
                "training.optimizer={type: sgd, learningRate: 1e30}",
                "--set",
                "training.schedule={type: constant}",
                "--set",
                "training.l2=1",
                "--run-dir",
                folder.resolve("diverged"));
        assertThat(terminal.err()).contains("try a smaller learning rate");
    }

    @Test
    void whatTheImagesDoNotAllowLeavesNoRunDirectory() throws IOException {
        Path small = SmallRun.writeConfig(folder, 40, 1);
        Path run = folder.resolve("refused");
        assertThat(terminal.run("train", small, "--run-dir", run, "--set", "data.sampling=weighted"))
                .isEqualTo(2);
        assertThat(terminal.err())
                .contains("--set data.sampling=weighted: data.sampling: weighted needs images with different weights");
        assertThat(terminal.run(
                        "train",
                        small,
                        "--run-dir",
                        run,
                        "--set",
                        "training.loss={type: crossEntropy, classWeights: {cat: 2}}"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("training.loss.classWeights: the images have no class cat");
        String written = Files.readString(small)
                .replaceFirst("training:\\R", "training:\n  loss: {type: crossEntropy, classWeights: {cat: 2}}\n");
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), written);
        int line = written.substring(0, written.indexOf("classWeights")).split("\n", -1).length;
        assertThat(terminal.run("train", wrong, "--run-dir", run)).isEqualTo(2);
        assertThat(terminal.err())
                .contains(wrong + ":" + line + ":44: training.loss.classWeights: the images have no class cat");
        assertThat(run).doesNotExist();
    }

    @Test
    void verboseShowsTheStackTrace() {
        assertThat(terminal.run("evaluate", folder, "--verbose")).isEqualTo(2);
        assertThat(terminal.err()).contains("\tat org.convzoo");
    }

    @Test
    void exhaustedMemoryIsOneLineWithARemedy() {
        CapturedTerminal exhausted = new CapturedTerminal(folder, new AbstractMap<>() {
            @Override
            public Set<Entry<String, String>> entrySet() {
                throw new OutOfMemoryError("Java heap space");
            }
        });
        assertThat(exhausted.run("doctor")).isEqualTo(1);
        assertThat(exhausted.err().lines())
                .singleElement(STRING)
                .startsWith("error: out of memory (Java heap space); use a smaller data.batchSize");
    }
}
