package org.convzoo.data.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks count between processes, and those of a killed process are gone with it. */
class SecondProcessTest {

    @TempDir
    private Path path;

    @Test
    void aLivingProcessIsLeftAloneAndAKilledOneIsFollowed() throws Exception {
        Path folder = path.resolve("shared");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8));
            assertThat(out.readLine()).isEqualTo("three chunks of a, and b is open");

            long twice = 2 * Tables.LAYOUT.fileBytes();
            assertThatThrownBy(() ->
                            Tables.folder(folder, twice, new ArrayList<>()).begin(Tables.KEY, Tables.LAYOUT))
                    .as("neither its unfinished table nor the one that it reads may go")
                    .isInstanceOf(NoRoomException.class);
            try (TableWriter own = Tables.folder(folder).begin(Tables.KEY, Tables.LAYOUT)) {
                assertThat(own.chunksDone())
                        .as("its unfinished table is not ours")
                        .isZero();
            }
        } finally {
            other.destroyForcibly().waitFor();
        }
        Files.delete(folder.resolve(left(folder)));

        TableWriter following = Tables.folder(folder).begin(Tables.KEY, Tables.LAYOUT);
        assertThat(following.chunksDone()).isEqualTo(3);
        Tables.fill(following).close();
        Path undisturbed = path.resolve("undisturbed");
        Tables.keep(Tables.folder(undisturbed), Tables.KEY);
        assertThat(folder.resolve(Tables.KEY.hexadecimal() + ".table"))
                .hasSameBinaryContentAs(undisturbed.resolve(Tables.KEY.hexadecimal() + ".table"));
        Tables.keep(Tables.folder(folder, Tables.LAYOUT.fileBytes(), new ArrayList<>()), Tables.key('c'));
        assertThat(Tables.files(folder)).as("nobody holds them any more").containsExactly("c".repeat(64) + ".table");
    }

    /** The one that this process began and let go of. */
    private static String left(Path folder) throws Exception {
        return Tables.files(folder).stream()
                .filter(name -> name.matches("a{64}\\.[0-9a-f-]{36}\\.part"))
                .findFirst()
                .orElseThrow();
    }

    /** Writes and reads, and waits to be killed. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws Exception {
            TableFolder folder = Tables.folder(Path.of(arguments[0]));
            FeatureTable open = Tables.fill(folder.begin(Tables.key('b'), Tables.LAYOUT));
            TableWriter writer = folder.begin(Tables.KEY, Tables.LAYOUT);
            for (int chunk = 0; chunk < 3; chunk++) {
                Tables.addChunk(writer, Tables.EVERY_SEVENTH);
            }
            System.out.println("three chunks of a, and b is open");
            Thread.sleep(60_000);
            open.close();
        }
    }
}
