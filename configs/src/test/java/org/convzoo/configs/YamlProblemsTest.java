package org.convzoo.configs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no YAML, no configuration or no file. */
class YamlProblemsTest {

    @TempDir
    private Path folder;

    @Test
    void brokenYamlIsOneProblemWithItsPosition() {
        assertThat(Runs.problems("name: a\nmodel: [a\n")).singleElement().satisfies(line -> assertThat(line)
                .startsWith("run.yaml:3:1: not valid YAML: while parsing a flow sequence, expected ',' or ']'"));
        assertThat(Runs.problems("name: a: b"))
                .containsExactly("run.yaml:1:8: not valid YAML: mapping values are not allowed here");
        assertThat(Runs.problems("name: *b")).containsExactly("run.yaml:1:7: not valid YAML: found undefined alias b");
        assertThat(Runs.problems("name: a\nmodel: b\u0007"))
                .containsExactly("run.yaml:2:9: not valid YAML: U+0007 is not allowed here");
    }

    @Test
    void anEmptyFileIsToldWhatItNeeds() {
        for (String empty : List.of("", "# nothing but a comment\n", "---\n", "~")) {
            assertThat(Runs.problems(empty))
                    .containsExactly(
                            "run.yaml:1:1: the file is empty; it needs the keys name, model, data, and one of training, transfer and features");
        }
    }

    @Test
    void aListIsNoConfiguration() {
        assertThat(Runs.problems("[1, 2]"))
                .containsExactly("run.yaml:1:1: a configuration must be a mapping with the keys version, name, seed,"
                        + " precision, engine, model, data, training, transfer, features, got a list");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertThat(Runs.problems(Runs.SMALLEST + "---\n" + Runs.SMALLEST))
                .containsExactly("run.yaml:8:1: a second document begins here; a configuration is one document,"
                        + " put the other into a file of its own");
    }

    @Test
    void aliasesStandForTheirAnchorsWithinBounds() {
        String aliased = Runs.SMALLEST.replace("lenet5", "&word lenet5").replace("smallest", "lenet5");
        assertThat(Runs.read(aliased.replace("{type: mnist}", "{type: mnist, directory: *word}"))
                        .data()
                        .source())
                .isEqualTo(new MnistConfig(MnistConfig.Variant.AUTO, "lenet5", null));
        assertThat(Runs.problems("a: &a [x]\nb: [" + "*a, ".repeat(51) + "]\n"))
                .containsExactly("run.yaml:2:205: more than 50 aliases; write the values out instead");
        assertThat(Runs.problems("a: " + "[".repeat(40)))
                .containsExactly("run.yaml:1:35: nested more than 32 levels deep");
        assertThat(Runs.problems("name: &a [*a]\n")).contains("run.yaml:1:7: name must be text, got a list");
    }

    @Test
    void bytesThatAreNotUtf8AreToldWithTheirPosition() throws IOException {
        Path file = folder.resolve("latin1.yaml");
        Files.write(file, "seed: 1\nname: gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Runs.lines(() -> ConfigReader.read(file, List.of())))
                .containsExactly(file + ":2:9: the bytes here are not UTF-8; save the file in the encoding UTF-8");
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreAccepted() throws IOException {
        Path file = folder.resolve("windows.yaml");
        Files.writeString(file, "\uFEFF" + Runs.SMALLEST.replace("\n", "\r\n"));
        assertThat(ConfigReader.read(file, List.of())).isEqualTo(Runs.read(Runs.SMALLEST));
    }

    @Test
    void whatIsNoFileOfReasonableSizeIsRefused() throws IOException {
        Path absent = folder.resolve("absent.yaml");
        assertThatThrownBy(() -> ConfigReader.read(absent, List.of()))
                .isInstanceOf(UserException.class)
                .hasMessage("there is no file %s (looked for %s); give the path of a YAML file", absent, absent);
        assertThatThrownBy(() -> ConfigReader.read(folder, List.of()))
                .isInstanceOf(UserException.class)
                .hasMessage("%s is a folder; give the path of a YAML file", folder);
        Path large = Files.write(folder.resolve("large.yaml"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> ConfigReader.read(large, List.of()))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "%s has 1048577 bytes; a configuration has at most 1048576: give the path of a YAML file",
                        large)
                .extracting(thrown -> ((UserException) thrown).kind())
                .isEqualTo(UserException.Kind.WRONG_USAGE);
    }
}
