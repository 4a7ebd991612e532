package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JupyterInstallTest {

    @TempDir
    Path folder;

    private CapturedTerminal terminal;

    @BeforeEach
    void start() {
        terminal = new CapturedTerminal(
                folder, Map.of("JUPYTER_DATA_DIR", folder.resolve("user").toString()));
    }

    private static JsonNode spec(Path kernel) throws IOException {
        return new ObjectMapper().readTree(kernel.resolve("kernel.json").toFile());
    }

    @Test
    void theKernelIsTheUsersOwn() throws IOException {
        assertThat(terminal.run("jupyter", "install")).as(terminal.err()).isZero();

        Path kernel = folder.resolve("user/kernels/convzoo");
        assertThat(terminal.out()).isEqualTo("Registered the kernel convzoo in " + kernel + System.lineSeparator());
        assertThat(spec(kernel).path("display_name").asText()).isEqualTo("Java (convzoo)");
        assertThat(terminal.run("jupyter", "install", "--user")).as("again").isZero();
    }

    @Test
    void aPrefixANameAndWordsForMenusCanBeChosen() throws IOException {
        assertThat(terminal.run(
                        "jupyter",
                        "install",
                        "--prefix",
                        folder.resolve("venv"),
                        "--name",
                        "lessons",
                        "--display-name",
                        "Lessons"))
                .as(terminal.err())
                .isZero();

        assertThat(spec(folder.resolve("venv/share/jupyter/kernels/lessons"))
                        .path("display_name")
                        .asText())
                .isEqualTo("Lessons");
        assertThat(folder.resolve("user")).doesNotExist();
    }

    @Test
    void whatCannotBeIsRefused() throws IOException {
        assertThat(terminal.run("jupyter", "install", "--user", "--prefix", folder))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("give either --user or --prefix, not both");

        assertThat(terminal.run("jupyter", "install", "--prefix", "")).isEqualTo(2);
        assertThat(terminal.err()).contains("--prefix needs the folder that a Jupyter is installed in");

        assertThat(terminal.run("jupyter", "install", "--name", "a b")).isEqualTo(2);
        assertThat(terminal.err()).contains("letters, digits, '.', '_' and '-' only, and not dots alone, got 'a b'");

        assertThat(terminal.run("jupyter", "install", "--sys-prefix")).isEqualTo(2);
        assertThat(terminal.err()).contains("Unknown option: '--sys-prefix'");

        assertThat(terminal.run("jupyter")).isEqualTo(2);
        assertThat(terminal.err()).contains("a verb is missing: jupyter install");

        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(terminal.run("jupyter", "install", "--prefix", file)).isEqualTo(1);
        assertThat(terminal.err()).contains("cannot make the folder " + file.resolve("share/jupyter/kernels/convzoo"));
    }
}
