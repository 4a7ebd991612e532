package org.convzoo.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convzoo.configs.UserException;
import org.convzoo.engine.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelInstallationTest {

    private static final KernelSpec SPEC = KernelSpec.ofThisProcess("Java (convzoo)", Map.of());

    @TempDir
    Path jupyter;

    @Test
    void jupyterIsToldHowToStartTheKernel() throws IOException {
        Path folder = KernelInstallation.install(
                KernelSpec.ofThisProcess("Java & co", Map.of("CONVZOO_JAVA_OPTIONS", " -Xmx8g  -ea ")),
                "mine",
                jupyter);

        assertThat(folder).isEqualTo(jupyter.resolve("kernels/mine"));
        JsonNode kernel =
                new ObjectMapper().readTree(folder.resolve("kernel.json").toFile());
        assertThat(kernel.path("display_name").asText()).isEqualTo("Java & co");
        assertThat(kernel.path("language").asText()).isEqualTo("java");
        assertThat(kernel.path("interrupt_mode").asText()).isEqualTo("message");
        assertThat(kernel.at("/env/GOMP_SPINCOUNT").asText()).isEqualTo("5000");
        JsonNode command = kernel.path("argv");
        assertThat(Path.of(command.get(0).asText())).isExecutable();
        assertThat(command).extracting(JsonNode::asText).containsSequence("-Xmx8g", "-ea", "-cp");
        assertThat(command.get(command.size() - 2).asText()).isEqualTo("org.convzoo.notebooks.KernelLauncher");
        assertThat(command.get(command.size() - 1).asText()).isEqualTo("{connection_file}");
        for (String entry : command.get(command.size() - 3).asText().split(System.getProperty("path.separator"))) {
            assertThat(Path.of(entry)).isAbsolute();
        }
    }

    @Test
    void onesOwnKernelIsReplacedAndNoOther() throws IOException {
        Path folder = KernelInstallation.install(SPEC, "java", jupyter);
        KernelInstallation.install(SPEC, "java", jupyter);

        Files.writeString(folder.resolve("kernel.json"), "{\"argv\": [\"other\"]}");
        assertThatThrownBy(() -> KernelInstallation.install(SPEC, "java", jupyter))
                .isInstanceOf(UserException.class)
                .hasMessage(folder + " is the kernel of another program; choose another name: --name");
        assertThat(folder.resolve("kernel.json")).hasContent("{\"argv\": [\"other\"]}");
    }

    @Test
    void whatCannotBeIsRefused() throws IOException {
        for (String name : List.of("../java", "..", ".", "")) {
            assertThatThrownBy(() -> KernelInstallation.install(SPEC, name, jupyter))
                    .hasMessage("a kernel's name has letters, digits, '.', '_' and '-' only, and not dots alone, got '"
                            + name + "'; choose another: --name");
        }
        assertThatThrownBy(() -> KernelInstallation.install(KernelSpec.ofThisProcess(" ", Map.of()), "java", jupyter))
                .hasMessage("a kernel that menus show needs a name to be shown by: --display-name");
        Path file = Files.writeString(jupyter.resolve("kernels"), "a file where a folder should be");
        assertThatThrownBy(() -> KernelInstallation.install(SPEC, "java", jupyter))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("cannot make the folder " + file.resolve("java"));
        assertThatThrownBy(() -> KernelSpec.requireShell(ModuleFinder.of(), "/opt/jre"))
                .hasMessage(
                        "notebooks need a JDK: the Java in /opt/jre has no jdk.jshell; install a JDK and run convzoo with it:"
                                + " set JAVA_HOME");
    }

    @Test
    void threadsAreThoseOfTheLauncher() {
        Processor processor = new Processor("some", 4, 2, Set.of("avx2", "avx512vl"));
        assertThat(KernelSpec.variables(Map.of("CONVZOO_THREADS", "2"), processor))
                .containsEntry("OMP_NUM_THREADS", "2")
                .containsEntry("OPENBLAS_CORETYPE", "SKYLAKEX");
        assertThat(KernelSpec.variables(Map.of(), new Processor("old", 4, 2, Set.of("avx2"))))
                .containsEntry("OMP_NUM_THREADS", "4")
                .doesNotContainKey("OPENBLAS_CORETYPE");
    }

    /** As jupyter_core 4.12 finds it: {@code jupyter --data-dir}. */
    @Test
    void theUsersFolderIsJupytersOwn() {
        Path home = Path.of("/home/ada");
        assertThat(JupyterFolder.ofUser(Map.of(), "Linux", home)).isEqualTo(home.resolve(".local/share/jupyter"));
        assertThat(JupyterFolder.ofUser(Map.of("XDG_DATA_HOME", "/data"), "Linux", home))
                .isEqualTo(Path.of("/data/jupyter"));
        assertThat(JupyterFolder.ofUser(Map.of("HOME", "/other"), "Linux", home))
                .isEqualTo(Path.of("/other/.local/share/jupyter"));
        assertThat(JupyterFolder.ofUser(Map.of(), "Mac OS X", home)).isEqualTo(home.resolve("Library/Jupyter"));
        assertThat(JupyterFolder.ofUser(Map.of("APPDATA", "/roaming"), "Windows 11", home))
                .isEqualTo(Path.of("/roaming/jupyter"));
        assertThat(JupyterFolder.ofUser(Map.of("JUPYTER_DATA_DIR", "/j"), "Mac OS X", home))
                .isEqualTo(Path.of("/j"));
        assertThat(JupyterFolder.ofPrefix(Path.of("/usr/local"))).isEqualTo(Path.of("/usr/local/share/jupyter"));
    }
}
