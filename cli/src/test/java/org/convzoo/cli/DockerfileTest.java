package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the Dockerfile repeats of the POMs; .ci/replay-dockerfile does what it says. */
class DockerfileTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void thePomOfEveryModuleIsThereBeforeAnythingIsDownloaded() throws IOException {
        List<String> modules = found("<module>(.*)</module>", Files.readString(ROOT.resolve("pom.xml")));
        String dockerfile = Files.readString(ROOT.resolve("Dockerfile"));

        List<String> copied = found("(?m)^COPY (\\S+)/pom.xml \\1/$", dockerfile);

        assertThat(copied)
                .as("lines COPY module/pom.xml module/ of the Dockerfile, one for each module of pom.xml")
                .containsExactlyInAnyOrderElementsOf(modules);
    }

    @Test
    void nothingRunsAsRootAndNothingOfTheBuildIsSentAlong() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("Dockerfile"));

        assertThat(lines.subList(lines.indexOf("USER convzoo"), lines.size()))
                .contains("ENTRYPOINT [\"convzoo\"]")
                .noneMatch(line -> line.startsWith("RUN") || line.startsWith("USER root"));
        assertThat(Files.readAllLines(ROOT.resolve(".dockerignore"))).contains("**/target", "**/.git");
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
