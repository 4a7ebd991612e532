package org.convzoo.zoo.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Published weights. What h5py reads of every array is in {@code real.tsv}, made by {@code make_keras_files.py}. */
@Tag("real-data")
class KerasRealWeightsTest {

    private static final String SQUEEZENET = "squeezenet1_1_keras_notop.h5";
    private static final String MOBILENET = "mobilenet_v1_025_224_keras_full.h5";

    @Test
    void readsWeightsAlone() throws Exception {
        try (TensorFile file = TensorFile.open(Fixtures.real(SQUEEZENET))) {
            assertThat(file.metadata()).containsEntry("keras_version", "2.0.0").doesNotContainKey("model_config");
            assertThat(file.entries().stream().mapToLong(TensorEntry::elements).sum())
                    .isEqualTo(722_496);
            assertAsExpected(file, SQUEEZENET);
        }
    }

    @Test
    void readsAWholeModel() throws Exception {
        try (TensorFile file = TensorFile.open(Fixtures.real(MOBILENET))) {
            assertThat(file.metadata())
                    .containsEntry("keras_version", "2.1.4")
                    .containsEntry("backend", "tensorflow")
                    .hasEntrySatisfying("model_config", json -> assertThat(json)
                            .startsWith("{\"class_name\": \"Model\"")
                            .endsWith("}")
                            .hasSize(41_431));
            assertAsExpected(file, MOBILENET);
        }
    }

    private static void assertAsExpected(TensorFile file, String name) throws Exception {
        List<String[]> expected = Files.readAllLines(KerasFileTest.small("real.tsv")).stream()
                .map(line -> line.split("\t"))
                .filter(row -> row[0].equals(name))
                .toList();
        assertThat(file.entries())
                .containsExactlyElementsOf(expected.stream()
                        .map(row -> new TensorEntry(row[1], ElementType.F32, shape(row[2])))
                        .toList());
        for (String[] row : expected) {
            float[] values = Fixtures.read(file, row[1]);
            double weighted = 0;
            for (int i = 0; i < values.length; i++) {
                weighted += (double) values[i] * (i % 1009);
            }
            assertThat(Fixtures.sum(file, row[1])).as("sum of " + row[1]).isCloseTo(number(row[3]), within(1e-7));
            assertThat(weighted).as("sum by place of " + row[1]).isCloseTo(number(row[4]), within(1e-4));
        }
    }

    private static List<Long> shape(String sizes) {
        return Arrays.stream(sizes.split("x")).map(Long::valueOf).toList();
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }
}
