package org.convzoo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ends a real process while it computes features: the next one goes on where it was. */
class KillAndExtractTest {

    private static final int IMAGES = 600;

    @TempDir
    private Path folder;

    @Test
    void aKilledExtractionGoesOnWhereItWas() throws Exception {
        Path weights = RednessWeights.write(folder.resolve("redness.safetensors"));
        Path photos = folder.resolve("photos");
        for (int i = 0; i < IMAGES; i++) {
            Path photo = photos.resolve((i % 2 == 0 ? "red/" : "blue/") + i + ".png");
            Files.createDirectories(photo.getParent());
            Files.write(photo, Pictures.png(new Color(i % 2 * 100, i % 251, 255 - i % 251)));
        }
        Path csv = folder.resolve("out.csv");
        List<Object> extract = List.of(
                "extract",
                "--model",
                "resnet20-cifar",
                "--weights",
                weights,
                "--source",
                photos,
                "--batch-size",
                4,
                "--output",
                csv);

        Process process = start(extract);
        try {
            while (!hasBegun()) {
                assertThat(process.waitFor(2, TimeUnit.MILLISECONDS))
                        .as(() -> "it ended before it could be killed: " + log())
                        .isFalse();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(csv).as("nothing is written before all is there").doesNotExist();

        CapturedTerminal next = new CapturedTerminal(folder);
        assertThat(next.run(extract.toArray())).as(next.err()).isZero();
        Matcher there = Pattern.compile("the features of (\\d+) of 600 images are there from an earlier start")
                .matcher(next.err());
        assertThat(there.find()).as(next.err()).isTrue();
        assertThat(Integer.parseInt(there.group(1))).isBetween(4, IMAGES - 1);

        List<String> resumed = Files.readAllLines(csv);
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        CapturedTerminal whole = new CapturedTerminal(elsewhere);
        assertThat(whole.run(extract.toArray())).as(whole.err()).isZero();
        assertThat(whole.err()).doesNotContain("earlier start");
        assertThat(resumed.equals(Files.readAllLines(csv)))
                .as("to the bit what an extraction gives that nobody ended")
                .isTrue();
    }

    /** Whether a tenth of the unfinished table is there, which is zeros before. */
    private boolean hasBegun() throws IOException {
        Optional<Path> unfinished = Optional.empty();
        if (Files.isDirectory(folder.resolve("feature-cache"))) {
            try (Stream<Path> files = Files.list(folder.resolve("feature-cache"))) {
                unfinished =
                        files.filter(file -> file.toString().endsWith(".part")).findFirst();
            }
        }
        if (unfinished.isEmpty()) {
            return false;
        }
        try (RandomAccessFile table = new RandomAccessFile(unfinished.get().toFile(), "r")) {
            byte[] piece = new byte[1 << 14];
            table.seek(table.length() / 10);
            int read = table.read(piece);
            for (int i = 0; i < read; i++) {
                if (piece[i] != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    private Process start(List<Object> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        arguments.forEach(argument -> command.add(argument.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve("log.txt").toFile()));
        builder.environment().put("CONVZOO_DATA", folder.toString());
        return builder.start();
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log.txt"));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
