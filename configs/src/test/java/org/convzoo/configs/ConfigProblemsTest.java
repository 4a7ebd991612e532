package org.convzoo.configs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake that a run can hold, with its line, its column and the words in which it is told. */
class ConfigProblemsTest {

    @Test
    void everyProblemOfAFileIsToldAtOnceFromTopToBottom() {
        assertThat(Runs.problems("""
                                name: 5
                                seed: "3"
                                model:
                                  input: 32x32
                                data:
                                  source: {type: mnst}
                                  batch_size: 64
                                training:
                                  epochs: 1.0
                                  epochs: 2
                                  optimizer: {type: adam, lr: 0.1, beta1: 1, epsilon: .nan}
                                  schedule: {type: cosine, warmupEpochs: 99999999999}
                                  l2: 1e-3x
                                  monitor:
                                  earlyStopping: {patience: 0}
                                """))
                .containsExactly(
                        "run.yaml:1:7: name must be text (write \"5\"), got 5",
                        "run.yaml:2:7: seed must be a whole number, got \"3\"",
                        "run.yaml:4:3: required key missing: model.architecture"
                                + " (A name that `convzoo zoo list` shows.)",
                        "run.yaml:4:10: model.input: an image size is written HEIGHTxWIDTHxCHANNELS, e.g. 32x32x1,"
                                + " got 32x32",
                        "run.yaml:6:18: data.source.type must be one of mnist, cifar10, cifar100, printedDigits,"
                                + " imageFolder, csv, xo, signals, waves, got \"mnst\" (did you mean mnist?)",
                        "run.yaml:7:3: unknown key data.batch_size (did you mean batchSize?);"
                                + " allowed here: source, classes, batchSize, splits, background, sampling, augmentation, onBadImage, badImageLimit, cache",
                        "run.yaml:9:11: training.epochs must be a whole number of at least 1 and at most 100000,"
                                + " got 1.0",
                        "run.yaml:10:3: key training.epochs is given twice, first at line 9, column 3;"
                                + " keep one of them",
                        "run.yaml:11:27: unknown key training.optimizer.lr (did you mean learningRate?);"
                                + " allowed here: type, learningRate, beta1, beta2, epsilon",
                        "run.yaml:11:43: training.optimizer.beta1 must be a number of at least 0 and smaller than 1,"
                                + " got 1",
                        "run.yaml:11:55: training.optimizer.epsilon must be a number greater than 0, got .nan",
                        "run.yaml:12:42: training.schedule.warmupEpochs must be a whole number of at least 0"
                                + " that fits into 32 bits, got 99999999999",
                        "run.yaml:13:7: training.l2 must be a number of at least 0, got \"1e-3x\"",
                        "run.yaml:14:11: training.monitor must be one of accuracy, loss, got nothing",
                        "run.yaml:15:29: training.earlyStopping.patience must be a whole number of at least 1,"
                                + " got 0");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "training.epochs | 3.0 | a whole number of at least 1 and at most 100000 | 3.0",
                "training.epochs | '3' | a whole number of at least 1 and at most 100000 | \"3\"",
                "training.epochs | true | a whole number of at least 1 and at most 100000 | true",
                "training.epochs | [3] | a whole number of at least 1 and at most 100000 | a list",
                "training.epochs | {a: 3} | a whole number of at least 1 and at most 100000 | a mapping",
                "training.epochs | !!int x | a whole number of at least 1 and at most 100000 that fits into 32 bits | x",
                "seed | 9223372036854775808 | a whole number that fits into 64 bits | 9223372036854775808",
                "training.l2 | .inf | a number of at least 0 | .inf",
                "training.l2 | 1e999 | a number of at least 0 | 1e999",
                "training.l2 | !!float x | a number of at least 0 | x",
                "training.l2 | '0.1' | a number of at least 0 | \"0.1\"",
                "training.optimizer.learningRate | 0 | a number greater than 0 | 0",
                "training.optimizer.learningRate | -1e-3 | a number greater than 0 | -1e-3",
                "data.splits.test | 1 | a number greater than 0 and smaller than 1 | 1",
                "model.architecture | 5 | text (write \"5\") | 5",
                "model.architecture | true | text (write \"true\") | true",
                "model.architecture | ~ | text | nothing",
                "model.architecture | ' ' | text that is not blank | \"\"",
                "model.input | 32 | text | 32",
                "training.monitor | acuracy | one of accuracy, loss | \"acuracy\" (did you mean accuracy?)",
                "training.monitor | ACCURACY | one of accuracy, loss | \"ACCURACY\" (did you mean accuracy?)",
                "training.monitor | zebra | one of accuracy, loss | \"zebra\"",
                "training.monitor | 1 | one of accuracy, loss | 1",
                "training.optimizer | adam | a mapping with the keys type | \"adam\"",
                "data.splits | [0.1] | a mapping with the keys validation, test, folds, fold, labelled | a list",
                "data.splits | !mine {test: 0.1} | a mapping with the keys validation, test, folds, fold, labelled"
                        + " | a mapping tagged !mine",
            })
    void valuesOfTheWrongKindAreNeverCoerced(String key, String value, String allowed, String given) {
        String option = "--set " + key + "=" + value;
        assertThat(Runs.problems(Runs.SMALLEST, key + "=" + value))
                .containsExactly(option + ": " + key + " must be " + allowed + ", got " + given);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"training.l2=1e-3,0.001", "training.l2=1,1", "training.l2=.5,0.5", "training.l2=0x10,16"})
    void everyWayToWriteANumberThatYamlKnowsIsAccepted(String override, double expected) {
        assertThat(Runs.read(Runs.SMALLEST, override).training().l2()).isEqualTo(expected);
    }

    @Test
    void aConflictBetweenTwoKeysIsToldAtTheKeyToBeChanged() {
        String yaml = Runs.SMALLEST + "  schedule: {type: cosine, warmupEpochs: 2}\n";
        assertThat(Runs.problems(yaml))
                .containsExactly(
                        "run.yaml:8:42: training.schedule.warmupEpochs must be smaller than epochs (2), got 2");
        assertThat(Runs.read(yaml, "training.epochs=3")
                        .training()
                        .schedule()
                        .warmUp()
                        .warmupEpochs())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            splits={folds: 5, fold: 6} | splits.fold must be at most folds (5), got 6
            splits={fold: 2} | splits.fold is one of splits.folds, which is not given; write folds: 5 beside it
            splits={folds: 1} | splits.folds must be a whole number of at least 2 and at most 1000, got 1
            source={type: imageFolder, directory: a, groups: "(x"} | source.groups is no regular expression (Unclosed group), got (x
            source={type: imageFolder, directory: a, groups: "x+"} | source.groups needs a pair of parentheses around what names the group, e.g. ^(patient[0-9]+)_, got x+
            source={type: imageFolder} | source.directory is missing: name the folder, or an archive to fetch it from
            source={type: imageFolder, sha256: "ab"} | source.sha256 is that of an archive, and none is given; write archive: beside it
            source={type: imageFolder, archive: a.zip} | source.archive is only used if its content is known: write sha256: beside it, as its publisher or sha256sum tells
            source={type: imageFolder, archive: a.zip, sha256: "ab"} | source.sha256 must be 64 hexadecimal digits, got ab
            source={type: imageFolder, archive: "ftp://x/a.zip", sha256: "%s"} | source.archive must be a file, or an http or https address, got ftp://x/a.zip
            source={type: imageFolder, archive: a.rar, sha256: "%s"} | source.archive must end in .zip, .tar, .tar.gz or .tgz, got a.rar
            source={type: imageFolder, archive: a.zip, sha256: "%s", directory: a/../..} | source.directory is a folder in the archive, got a/../..
            source={type: imageFolder, archive: a.zip, sha256: "%s", directory: /a} | source.directory is a folder in the archive, got /a
            source={type: signals, train: {file: x.npy}} | source.train.file is an array; name the file of its classes beside it: labels: y.npy
            source={type: signals, train: {file: x.csv, labels: y.npy}} | source.train.labels goes with a .npy file; a table has a column of classes
            source={type: signals, train: {file: x.csv}, header: false, label: class} | source.label is the number of a column where header is false, from 1, got class
            ={source: {type: waves}, augmentation: [{type: verticalFlip}]} | data.augmentation changes images, but the source has signals; mixup alone suits them too
            cache=disk | cache keeps what image files are decoded to; this source has none, its images lie in memory: leave it out
            ={source: {type: imageFolder, directory: a}, cache: disc} | data.cache must be one of none, disk, or a mapping with one of the keys type, got "disc" (did you mean disk?)
            ={source: {type: imageFolder, directory: a}, cache: {type: disk, limitGigabytes: 0}} | data.cache.limitGigabytes must be a number greater than 0 and at most 1000000, got 0
            ={source: {type: imageFolder, directory: a}, cache: {directory: b}} | required key missing: data.cache.type (one of none, disk)
            source={type: xo, size: 256, train: 20000} | source.train asks, with the other splits, for 21000 samples of 65536 bytes, which are drawn in memory; at most 16384 of this size
            source={type: waves, length: 65536, train: 10000} | source.train asks, with the other splits, for 11000 samples of 262144 bytes, which are drawn in memory; at most 4096 of this size
            source={type: csv, file: a, label: path} | source.file has one column for one thing, but two keys name path
            """)
    void whatCannotDivideImagesIsRefused(String override, String complaint) {
        assertThat(Runs.problems(
                        Runs.SMALLEST, ("data." + override).replace(".=", "=").replace("%s", "0".repeat(64))))
                .singleElement()
                .asString()
                .contains(complaint);
    }

    @Test
    void aScheduleThatCannotBeIsToldAtItsKey() {
        assertThat(Runs.problems(Runs.SMALLEST + "  schedule: {type: milestones}\n"))
                .containsExactly(
                        "run.yaml:8:13: training.schedule.epochs or steps must name at least one milestone, e.g."
                                + " epochs: [60, 120]");
        assertThat(Runs.problems(Runs.SMALLEST + "  schedule: {type: milestones, epochs: [1], steps: [9]}\n"))
                .containsExactly("run.yaml:8:40: training.schedule.epochs and steps exclude each other; leave one of"
                        + " them out");
        assertThat(Runs.problems(Runs.SMALLEST + "  schedule: {type: milestones, steps: [9, 9]}\n"))
                .containsExactly("run.yaml:8:43: training.schedule.steps.1 must be larger than the milestone before it"
                        + " (9), got 9");
        assertThat(Runs.problems(Runs.SMALLEST + "  schedule: {type: cosine, periodMultiplier: 2}\n"))
                .containsExactly("run.yaml:8:46: training.schedule.periodMultiplier needs periodEpochs, the length of"
                        + " the first period; add it");
        assertThat(Runs.problems(Runs.SMALLEST + "  schedule: {type: oneCycle, rise: 0.6, threePhases: true}\n"))
                .containsExactly("run.yaml:8:36: training.schedule.rise must be at most 0.5 with threePhases, got 0.6");
        assertThat(Runs.problems(Runs.SMALLEST + "  schedule: {type: oneCycle, momentum: [0.95, 0.85]}\n"))
                .containsExactly("run.yaml:8:40: training.schedule.momentum must be the lowest and the highest, e.g."
                        + " [0.85, 0.95], or [] for the optimizer's, got [0.95, 0.85]");
        assertThat(Runs.problems(Runs.SMALLEST.replace("adam", "rmsprop")
                        + "  schedule: {type: oneCycle, momentum: [0.85, 0.95]}\n"))
                .containsExactly(
                        "run.yaml:8:40: training.schedule.momentum needs an optimizer that has momentum: sgd with"
                                + " momentum, momentum, nesterov, adam or adamw");
        assertThat(Runs.problems(Runs.SMALLEST + "  schedule: {type: onecycle}\n"))
                .containsExactly("run.yaml:8:20: training.schedule.type must be one of constant, step, milestones,"
                        + " exponential, polynomial, cosine, oneCycle, reduceOnPlateau, got \"onecycle\" (did you mean"
                        + " oneCycle?)");
    }

    @Test
    void weightsOfClassesAreNumbersAboveZero() {
        String loss = Runs.SMALLEST + "  loss: {type: crossEntropy, classWeights: ";
        assertThat(Runs.problems(loss + "equal}\n"))
                .containsExactly(
                        "run.yaml:8:44: training.loss.classWeights must be balanced, or a mapping of class names"
                                + " to weights, got \"equal\"");
        assertThat(Runs.problems(loss + "{ant: 0, bee: many}}\n"))
                .containsExactly(
                        "run.yaml:8:50: training.loss.classWeights.ant must be a number greater than 0, got 0",
                        "run.yaml:8:58: training.loss.classWeights.bee must be a number greater than 0, got \"many\"");
        assertThat(Runs.problems(loss + "{ant: 1, ant: 2}}\n"))
                .containsExactly("run.yaml:8:53: key training.loss.classWeights.ant is given twice; keep one of them");
    }

    @Test
    void theNameOfARunCannotLeaveTheFolderOfRuns() {
        assertThat(Runs.problems(Runs.SMALLEST.replace("smallest", "../other")))
                .containsExactly("run.yaml:1:7: name names a folder: at most 100 letters, digits, spaces, dots, hyphens"
                        + " and underscores, the first a letter or digit, got \"../other\"");
    }

    @Test
    void aMissingTypeIsToldWithTheChoices() {
        assertThat(Runs.problems(Runs.SMALLEST.replace("{type: mnist}", "{directory: mnist}")))
                .containsExactly("run.yaml:4:11: required key missing: data.source.type"
                        + " (one of mnist, cifar10, cifar100, printedDigits, imageFolder, csv, xo, signals, waves)");
    }

    @Test
    void aMistypedRequiredKeyIsToldOnce() {
        assertThat(Runs.problems(Runs.SMALLEST.replace("epochs:", "epoch:")))
                .containsExactly(
                        "run.yaml:6:3: unknown key training.epoch (did you mean epochs?);"
                                + " allowed here: epochs, pretraining, maxSteps, optimizer, schedule, loss, l2, weightDecay, decayBiasesAndNorms, gradientClipping, accumulateBatches, averaging, monitor, earlyStopping, checkpointMinutes");
    }

    @Test
    void keysThatAreNoWordsAreRefused() {
        assertThat(Runs.problems(Runs.SMALLEST + "? [a, b]\n: 3\n1: 2\n"))
                .containsExactly(
                        "run.yaml:8:3: a key must be a word, got a list",
                        "run.yaml:10:1: unknown key 1; allowed here: version, name, seed, precision, engine, model, data, training, transfer, features");
    }

    @Test
    void anotherFormatIsTheOnlyProblemOfItsFile() {
        List<String> refused = Runs.problems("name: [1]\nversion: 2\nlayers: []\n");
        assertThat(refused)
                .containsExactly("run.yaml:2:10: written for format 2; this convzoo reads format 1: use the convzoo"
                        + " that wrote it, or bring the file to format 1 and set version: 1");
        assertThat(Runs.problems(Runs.SMALLEST + "version: 0\n"))
                .hasSize(1)
                .allMatch(line -> line.contains("format 0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "averaging={type: swa, startEpoch: 9} | averaging.startEpoch must be at most epochs (2), got 9",
                "averaging={type: ema, decay: 1} | training.averaging.decay must be",
                "gradientClipping={type: globalNorm, limit: 0} | training.gradientClipping.limit must be",
                "gradientClipping={type: globalNorm} | required key missing: training.gradientClipping.limit",
                "gradientClipping={type: norms, limit: 1} | norms",
                "accumulateBatches=0 | training.accumulateBatches must be",
                "weightDecay=-1 | training.weightDecay must be",
                "loss={type: focal, gamma: -1} | training.loss.gamma must be",
            })
    void recipesThatCannotBeAreRefused(String setting, String message) {
        assertThatThrownBy(() -> Runs.read(Runs.SMALLEST, "training." + setting))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aLossWithoutATypeIsTheCrossEntropyUnlessAKeyOfAnotherIsGiven() {
        assertThat(Runs.read(Runs.SMALLEST, "training.loss.labelSmoothing=0.1")
                        .training()
                        .loss())
                .isEqualTo(new LossConfig.CrossEntropy(0.1, null));
        assertThat(Runs.read(Runs.SMALLEST, "training.schedule.warmupEpochs=1")
                        .training()
                        .schedule())
                .isEqualTo(new ScheduleConfig.Constant(new WarmUpConfig(1, 0)));
        assertThat(Runs.problems(Runs.SMALLEST, "training.loss.gamma=2"))
                .containsExactly("--set training.loss.gamma=2: required key missing: training.loss.type"
                        + " (one of crossEntropy, focal)");
    }

    @Test
    void whatOtherToolsHaveInTheOptimizerIsSentToItsPlace() {
        assertThat(Runs.problems(Runs.SMALLEST, "training.optimizer={type: adamw, weightDecay: 0.05}"))
                .singleElement()
                .asString()
                .endsWith(": unknown key training.optimizer.weightDecay; it does not go in here but beside it: write"
                        + " training.weightDecay");
    }

    @Test
    void aColourIsRefusedInOneSentence() {
        assertThat(Runs.problems(Runs.SMALLEST, "data.background=pink"))
                .containsExactly("--set data.background=pink: data.background must be white, black or a colour such as"
                        + " \"#7f7f7f\" (red, green, blue), got \"pink\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.gif | write gif",
                "png$ | write png",
                "'jpe?g' | write jpeg",
                "'.*' | write an ending such as jpg"
            })
    void patternsAreNoEndings(String given, String advice) {
        assertThat(Runs.problems(
                        Runs.SMALLEST,
                        "data.source={type: imageFolder, directory: photos, extensions: ['" + given + "']}"))
                .singleElement()
                .asString()
                .contains("data.source.extensions needs endings of file names, not patterns, got")
                .endsWith(advice);
    }
}
