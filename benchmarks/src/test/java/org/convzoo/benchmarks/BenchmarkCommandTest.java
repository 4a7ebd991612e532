package org.convzoo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    /** The peak of resident memory is read from {@code /proc}. Stock Deeplearning4j takes part where {@code benchmarks/run} has resolved it before. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void quickMeasuresInFreshProcesses(@TempDir Path folder) throws IOException {
        Path json = folder.resolve("results.json");
        int status = run("--quick", "--contestants", "convzoo-float32,stock-dl4j", "--json", json.toString());

        assertThat(status).as(() -> "exit status; progress was: " + progress).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("LeNet, training, batch 128", "LeNet, inference, batch 128", "convzoo, float32");
        JsonNode results = new ObjectMapper().readTree(json.toFile()).get("results");
        assertThat(results.size()).isGreaterThanOrEqualTo(2);
        for (JsonNode result : results) {
            assertThat(result.get("parameters").asLong()).isEqualTo(431_080);
            assertThat(result.get("rounds")).hasSize(1);
            assertThat(result.get("rounds").get(0)).hasSize(2);
            assertThat(result.get("imagesPerSecond").get("least").asDouble()).isPositive();
            assertThat(result.get("peakResidentBytes").asLong()).isGreaterThan(50L << 20);
        }
        assertThat(results.get(0).get("libraries").asText()).startsWith("dnnl-");
    }

    @Test
    void wrongUsageIsRefused() {
        assertThat(run("--contestants", "caffe")).isEqualTo(2);
        assertThat(progress.toString(StandardCharsets.UTF_8))
                .contains("there is no contestant caffe; there are [convzoo-float32, convzoo-bfloat16, stock-dl4j, ");
        assertThat(run("--rounds", "0")).isEqualTo(2);
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("--rounds must be at least 1, got 0");
    }

    private int run(String... arguments) {
        return BenchmarkCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(progress, true, StandardCharsets.UTF_8),
                arguments);
    }
}
