package org.convzoo.zoo.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small files are made by {@code src/test/python/make_keras_files.py}; an array named ramp there is 0, 0.5, 1, … */
class KerasFileTest {

    static Path small(String name) {
        return Path.of("src/test/resources/org/convzoo/zoo/tensors/keras", name);
    }

    @Test
    void arraysComeInTheOrderOfTheLayersWithTheirTypes() {
        try (TensorFile file = TensorFile.open(small("types.h5"))) {
            assertThat(file.format()).isEqualTo("Keras HDF5");
            assertThat(file.entries())
                    .containsExactly(
                            new TensorEntry("double/kernel", ElementType.F64, List.of(3L, 2L)),
                            new TensorEntry("half/kernel", ElementType.F16, List.of(2L, 2L, 1L, 2L)),
                            new TensorEntry("half/bias", ElementType.F16, List.of(2L)),
                            new TensorEntry("other/kernel", ElementType.F32, List.of(5L)),
                            new TensorEntry("other/count", ElementType.I64, List.of(2L)),
                            new TensorEntry("scalar/alpha", ElementType.F32, List.of()));
            assertThat(file.metadata()).isEqualTo(Map.of("keras_version", "2.4.0", "backend", "tensorflow"));
        }
    }

    @Test
    void everyTypeIsReadAsFloats() {
        try (TensorFile file = TensorFile.open(small("types.h5"))) {
            assertThat(Fixtures.read(file, "double/kernel")).containsExactly(ramp(6));
            assertThat(Fixtures.read(file, "half/kernel")).containsExactly(ramp(8));
            assertThat(Fixtures.read(file, "half/bias")).containsExactly(ramp(2));
            assertThat(Fixtures.read(file, "other/kernel")).as("big-endian").containsExactly(ramp(5));
            assertThat(Fixtures.read(file, "other/count")).containsExactly(3, 1 << 30);
            assertThat(Fixtures.read(file, "scalar/alpha")).containsExactly(0.25f);
        }
    }

    @ParameterizedTest
    @CsvSource({"plain/kernel, 35", "gzip/kernel, 105", "shuffle/kernel, 35", "both/kernel, 972", "deep/kernel, 600"})
    void chunksComeTogetherAgain(String name, int elements) {
        try (TensorFile file = TensorFile.open(small("chunks.h5"))) {
            assertThat(Fixtures.read(file, name)).containsExactly(ramp(elements));
        }
    }

    @Test
    void aChunkThatGzipCouldNotShrinkIsReadAsItIs() {
        try (TensorFile file = TensorFile.open(small("chunks.h5"))) {
            assertThat(Fixtures.read(file, "incompressible/kernel"))
                    .containsExactly(0.5118216f, 0.9504637f, 0.14415962f, 0.94864947f, 0.31183144f, 0.42332646f);
        }
    }

    @Test
    void aWholeModelHasItsConfiguration() {
        try (TensorFile file = TensorFile.open(small("chunks.h5"))) {
            assertThat(file.metadata())
                    .containsEntry("keras_version", "2.13.1")
                    .containsEntry("backend", "tensorflow")
                    .containsEntry(
                            "model_config",
                            "{\"class_name\": \"Sequential\", \"config\": \"" + "ä".repeat(9000) + "\"}");
        }
    }

    @Test
    void groupsOfNewerFilesAreReadFromTheirHeaps() {
        try (TensorFile file = TensorFile.open(small("newer.h5"))) {
            assertThat(file.entries()).hasSize(80);
            assertThat(file.metadata()).isEqualTo(Map.of("keras_version", "3.12.0", "backend", "torch"));
            for (int i = 0; i < 40; i++) {
                assertThat(file.entries().get(2 * i).name()).isEqualTo("block" + i + "/kernel");
                assertThat(Fixtures.read(file, "block" + i + "/kernel")).containsExactly(ramp(2 * (i + 1)));
                assertThat(Fixtures.read(file, "block" + i + "/bias")).containsExactly(ramp(i + 1));
            }
        }
    }

    @Test
    void namesAreTheSameWhicheverKerasWroteThem() {
        try (TensorFile file = TensorFile.open(small("spelled.h5"))) {
            assertThat(file.entries())
                    .extracting(TensorEntry::name)
                    .containsExactly(
                            "old/kernel",
                            "old/bias",
                            "old_bn/gamma",
                            "old_bn/beta",
                            "old_bn/moving_mean",
                            "old_bn/moving_variance",
                            "fire/squeeze/kernel",
                            "net/conv1/kernel",
                            "net/conv2/kernel",
                            "three/kernel",
                            "linked/kernel");
            assertThat(Fixtures.read(file, "old_bn/moving_variance")).containsExactly(3, 3.5f);
            assertThat(Fixtures.read(file, "net/conv2/kernel")).containsExactly(10, 10.5f);
            assertThat(Fixtures.read(file, "linked/kernel")).containsExactly(0, 0.5f);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    soft_cycle    | a path in it, /conv/conv/kernel:0, has more than 16 soft links
                    own_member    | conv/kernel is a group; it should be an array
                    external_link | it refers to another file, types.h5
                    external_data | External Data Files
                    virtual       | Virtual storage
                    lzf           | conv/kernel went through the HDF5 filters [32000]
                    text          | elements of the type StringData with 3 bytes
                    hollow        | conv/kernel has 1 of its 1000 chunks
                    bomb          | claim to hold more than 64 times as many
                    newest_chunks | an index that only the newest HDF5 knows
                    keras_3       | its weights have numbers for names
                    foreign       | has no layer_names
                    """)
    void whatIsNotWeightsInOneFileIsRefused(String name, String reason) {
        Path file = small("refused_" + name + ".h5");
        assertThatThrownBy(() -> TensorFile.open(file).close())
                .isInstanceOf(UserException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void anIndexThatIsItsOwnPartEnds(@TempDir Path folder) throws Exception {
        byte[] bytes = Files.readAllBytes(small("types.h5"));
        int tree = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("TREE");
        node(bytes, tree, tree);
        assertEnds(
                Files.write(folder.resolve("endless.h5"), bytes),
                "its structures contain themselves",
                "its groups refer to each other again and again");
    }

    @Test
    void anIndexWhoseLevelsDoubleEnds(@TempDir Path folder) throws Exception {
        byte[] sound = Files.readAllBytes(small("types.h5"));
        int tree = new String(sound, StandardCharsets.ISO_8859_1).indexOf("TREE");
        int levels = 60;
        int size = 128;
        byte[] bytes = Arrays.copyOf(sound, sound.length + (levels + 1) * size);
        node(bytes, tree, sound.length);
        for (int level = 0; level < levels; level++) {
            System.arraycopy(sound, tree, bytes, sound.length + level * size, 24);
            node(bytes, sound.length + level * size, sound.length + (level + 1) * size);
        }
        System.arraycopy(sound, tree, bytes, sound.length + levels * size, 24);
        assertEnds(Files.write(folder.resolve("doubling.h5"), bytes), "its groups refer to each other again and again");
    }

    /** Makes a node of an index one that has another as its child twice. */
    private static void node(byte[] bytes, int at, int child) {
        bytes[at + 5] = 1;
        bytes[at + 6] = 2;
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(at + 32, child)
                .putLong(at + 48, child);
    }

    /** Which bound a circle meets first, the stack or the allowance, depends on how the virtual machine compiles. */
    private static void assertEnds(Path file, String... reasons) {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> assertThatThrownBy(
                        () -> TensorFile.open(file).close())
                .isInstanceOf(UserException.class)
                .satisfies(ended -> assertThat(reasons)
                        .anyMatch(reason -> ended.getMessage().contains(reason))));
    }

    @Test
    void aFileThatWasCutOffSaysHowMuchIsMissing(@TempDir Path folder) throws Exception {
        byte[] whole = Files.readAllBytes(small("types.h5"));
        Path cut = Files.write(folder.resolve("cut.h5"), Arrays.copyOf(whole, 9000));
        assertThatThrownBy(() -> TensorFile.open(cut).close())
                .isInstanceOf(UserException.class)
                .hasMessageContaining("it is cut off: it should have " + whole.length + " bytes and has 9000");
    }

    @Test
    void aBlockBeforeTheFormatIsSkipped(@TempDir Path folder) throws Exception {
        byte[] plain = Files.readAllBytes(small("types.h5"));
        byte[] shifted = new byte[plain.length + 1024];
        System.arraycopy(plain, 0, shifted, 1024, plain.length);
        // the superblock says where it lies itself
        shifted[1024 + 25] = 4;
        try (TensorFile file = TensorFile.open(Files.write(folder.resolve("shifted.h5"), shifted))) {
            assertThat(Fixtures.read(file, "double/kernel")).containsExactly(ramp(6));
        }
    }

    @Test
    void anArrayThatIsNotThereIsNamed() {
        try (TensorFile file = TensorFile.open(small("types.h5"))) {
            assertThatThrownBy(() -> file.read("double/bias", FloatBuffer.allocate(1)))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("double/bias");
            assertThatThrownBy(() -> file.read("double/kernel", FloatBuffer.allocate(5)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static float[] ramp(int elements) {
        float[] ramp = new float[elements];
        for (int i = 0; i < elements; i++) {
            ramp[i] = i / 2f;
        }
        return ramp;
    }
}
