package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the POSIX launcher makes of its surroundings; a script in Java's place prints the arguments it was given. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    @TempDir
    Path folder;

    private Path launcher;
    private Path java;

    @BeforeEach
    void layOut() throws IOException {
        Path home = folder.resolve("a place with spaces");
        launcher = home.resolve("bin/convzoo");
        Files.createDirectories(home.resolve("lib"));
        Files.createDirectories(launcher.getParent());
        Files.copy(Path.of("src/main/launchers/convzoo"), launcher);
        launcher.toFile().setExecutable(true);
        Files.createFile(home.resolve("lib/convzoo.jar"));
        java = java("my java", "17.0.15", "");
    }

    private Path java(String name, String version, String release) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Path program = home.resolve("bin/java");
        Files.writeString(program, """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2025-04-15' >&2; exit; fi
                printf '%%s\\n' "$@"
                echo "threads $OMP_NUM_THREADS"
                echo "letters ${LC_ALL:-$LC_CTYPE}"
                """.formatted(version));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (!release.isEmpty()) {
            Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + release + "\"\n");
        }
        return home;
    }

    private Launched launch(Map<String, String> environment, String... words) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("JAVA_HOME", java.toString()));
        all.putAll(environment);
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        return Launched.run(folder, all, command);
    }

    @Test
    void javaHomeRunsTheJarBesideIt() throws IOException {
        Launched run = launch(Map.of(), "zoo", "describe", "two words", "");

        assertThat(run.errors()).isEmpty();
        assertThat(run.output().lines())
                .containsSequence(
                        "-cp",
                        launcher.toRealPath().getParent().getParent() + "/lib/convzoo.jar",
                        "org.convzoo.cli.Main",
                        "zoo",
                        "describe",
                        "two words",
                        "")
                .startsWith("-Xmx256m")
                .contains("-Dconvzoo.interactive=false");
    }

    @Test
    void aLinkLeadsToTheLauncher() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), launcher);
        Path second = Files.createSymbolicLink(folder.resolve("convzoo"), Path.of("link"));

        Launched run = Launched.run(
                folder, Map.of("JAVA_HOME", java.toString()), List.of(second.toString(), "validate", "a.yaml"));

        assertThat(run.output()).contains("a place with spaces/lib/convzoo.jar\n");
    }

    @Test
    void aNetworkGetsAHeapALimitAndThreads() {
        Launched run = launch(Map.of("CONVZOO_THREADS", "1"), "train", "zoo.yaml");

        assertThat(run.output().lines())
                .anyMatch(line -> line.matches("-Xmx\\d+m"))
                .anyMatch(line -> line.matches("-Dorg\\.bytedeco\\.javacpp\\.maxbytes=\\d+m"))
                .contains("-XX:+UseParallelGC", "threads 1")
                .doesNotContain("-Xmx256m");
        assertThat(launch(Map.of(), "extract", "run.yaml").output()).contains("-XX:+UseParallelGC");
    }

    @Test
    void nativesAreUnpackedWhereTheUserWants() {
        assertThat(launch(Map.of("CONVZOO_NATIVES", "my natives"), "doctor")
                        .output()
                        .lines())
                .contains("-Dorg.bytedeco.javacpp.cachedir=my natives");
        assertThat(launch(Map.of(), "doctor").output()).doesNotContain("cachedir");
    }

    @Test
    void aUserWithoutAnAccountHasAHome() throws IOException {
        Path programs = Files.createDirectory(folder.resolve("programs"));
        Path id = Files.writeString(programs.resolve("id"), "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(id, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> unknown = Map.of("PATH", programs + ":" + System.getenv("PATH"), "HOME", "/a home");

        assertThat(launch(unknown, "doctor").output().lines()).contains("-Duser.home=/a home");
        assertThat(launch(Map.of("HOME", "/a home"), "doctor").output()).doesNotContain("user.home");
    }

    /** Java would find no file whose name has an umlaut: cron, containers and many remote shells have no locale. */
    @Test
    void withoutALocaleNamesAreUtf8() {
        Map<String, String> none = Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", "");
        assertThat(launch(none, "doctor").output().lines()).contains("letters C.UTF-8");
        assertThat(launch(Map.of("LC_ALL", "C"), "doctor").output().lines()).contains("letters C.UTF-8");
        assertThat(launch(Map.of("LC_ALL", "", "LC_CTYPE", "", "LANG", "POSIX"), "doctor")
                        .output()
                        .lines())
                .contains("letters C.UTF-8");
        assertThat(launch(Map.of("LC_ALL", "de_DE.UTF-8"), "doctor").output().lines())
                .contains("letters de_DE.UTF-8");
    }

    @Test
    void theUsersOptionsComeLastAndTheirClassesAfterConvzoos() {
        Launched run = launch(
                Map.of("CONVZOO_JAVA_OPTIONS", "-Xmx9g -Dmine=1", "CONVZOO_CLASSPATH", "my nets.jar"),
                "train",
                "a.yaml");

        assertThat(run.output()).containsSubsequence("-Xmx", "-Xmx9g\n-Dmine=1\n", "/lib/convzoo.jar:my nets.jar\n");
    }

    @Test
    void anOldJavaIsRefusedInWords() throws IOException {
        java = java("old java", "11.0.2", "");
        assertThat(launch(Map.of(), "validate"))
                .isEqualTo(new Launched(
                        1,
                        "",
                        "error: convzoo needs Java 17 or newer, but " + java
                                + "/bin/java is Java 11.0.2: install a newer one and set JAVA_HOME to its folder\n"));
        java = java("eight", "1.8.0_402", "");
        assertThat(launch(Map.of(), "validate").errors()).contains("is Java 8.0_402: install");
        java = java("told", "99", "16.0.1");
        assertThat(launch(Map.of(), "validate").errors()).contains("is Java 16.0.1: install");
        java = java("new", "21.0.1", "");
        assertThat(launch(Map.of(), "validate").status()).isZero();
    }

    @Test
    void aJavaHomeWithoutJavaIsRefusedInWords() {
        java = folder.resolve("nowhere");

        assertThat(launch(Map.of(), "validate"))
                .isEqualTo(
                        new Launched(
                                1,
                                "",
                                "error: JAVA_HOME is " + java
                                        + ", but there is no bin/java in it: set it to the folder of a JDK or JRE, 17 or newer\n"));
    }
}
