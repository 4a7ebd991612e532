package org.convzoo.zoo.tensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.convzoo.configs.UserException;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class Dl4jFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"FLOAT, F32", "DOUBLE, F64"})
    void aModelOfTheLibraryHasItsNetworkAndAllParameters(DataType type, ElementType expected) throws Exception {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(type)
                .seed(7)
                .list()
                .layer(new DenseLayer.Builder().nIn(3).nOut(5).build())
                .layer(new OutputLayer.Builder().nIn(5).nOut(2).build())
                .build());
        network.init();
        Path model = folder.resolve("weights");
        ModelSerializer.writeModel(network, model.toFile(), true);
        try (TensorFile file = TensorFile.open(model)) {
            assertThat(file.format()).isEqualTo("Deeplearning4j");
            assertThat(file.entries()).containsExactly(new TensorEntry("coefficients.bin", expected, List.of(32L)));
            assertThat(file.metadata())
                    .isEqualTo(Map.of(
                            "configuration.json",
                            network.getLayerWiseConfigurations().toJson()));
            assertThat(Fixtures.read(file, "coefficients.bin"))
                    .containsExactly(network.params().toFloatVector());
        }
    }

    @Test
    void aModelOfBeforeVersion1IsRead() throws Exception {
        try (TensorFile file =
                TensorFile.open(model(Map.of("coefficients.bin", old(new int[] {2, 1, 3, 3, 1, 0, 1, 99}))))) {
            assertThat(file.entries())
                    .containsExactly(new TensorEntry("coefficients.bin", ElementType.F32, List.of(3L)));
            assertThat(Fixtures.read(file, "coefficients.bin")).containsExactly(0.5f, -2, 1e-9f);
        }
    }

    @Test
    void ourDocumentsAreInTheMetadata() throws Exception {
        Path model = model(Map.of(
                "coefficients.bin", old(new int[] {2, 1, 3, 3, 1, 0, 1, 99}),
                "convzoo/labels.json", "[\"ant\"]".getBytes(StandardCharsets.UTF_8),
                "normalizer.bin", new byte[] {(byte) 0xac, (byte) 0xed}));
        try (TensorFile file = TensorFile.open(model)) {
            assertThat(file.metadata())
                    .isEqualTo(Map.of("configuration.json", "{}", "convzoo/labels.json", "[\"ant\"]"));
        }
    }

    @Test
    void parametersThatAreNoVectorAreRefused() throws Exception {
        assertRefused(
                model(Map.of("coefficients.bin", old(new int[] {2, 2, 3, 3, 1, 0, 1, 99}))),
                "a shape that is no vector's");
        assertRefused(
                model(Map.of("coefficients.bin", old(new int[] {9, 1, 3, 3, 1, 0, 1, 99}))),
                "a shape that is no vector's");
    }

    @Test
    void anElementCountThatTheEntryDoesNotHaveIsRefused() throws Exception {
        byte[] parameters = old(new int[] {2, 1, 3, 3, 1, 0, 1, 99});
        assertRefused(
                model(Map.of("coefficients.bin", Arrays.copyOf(parameters, parameters.length - 4))),
                "its 3 parameters of type F32 need 78 bytes, and coefficients.bin has 74");
    }

    @Test
    void missingParametersAreNamed() throws Exception {
        assertRefused(model(Map.of()), "it has no entry coefficients.bin");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChangedByteIsFoundByTheChecksum(boolean inDocument) throws Exception {
        byte[] zip = Files.readAllBytes(model(Map.of("coefficients.bin", old(new int[] {2, 1, 3, 3, 1, 0, 1, 99}))));
        int name = new String(zip, StandardCharsets.ISO_8859_1)
                .indexOf(inDocument ? "configuration.json" : "coefficients.bin");
        zip[inDocument ? name + 18 + 5 : name + 16 + 5 + 74] ^= 1;
        Path changed = Files.write(folder.resolve("changed"), zip);
        assertThatThrownBy(() -> {
                    try (TensorFile file = TensorFile.open(changed)) {
                        Fixtures.read(file, "coefficients.bin");
                    }
                })
                .isInstanceOf(UserException.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void changedFilesAreReadOrRefused() throws Exception {
        byte[] sound = Files.readAllBytes(model(Map.of(
                "coefficients.bin", old(new int[] {2, 1, 3, 3, 1, 0, 1, 99}), "convzoo/labels.json", new byte[300])));
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] changed =
                    Arrays.copyOf(sound, random.nextInt(10) == 0 ? random.nextInt(sound.length) : sound.length);
            for (int j = 0; j <= random.nextInt(3) && changed.length > 0; j++) {
                changed[random.nextInt(changed.length)] = (byte) (random.nextBoolean() ? random.nextInt() : -1);
            }
            try (TensorFile file = TensorFile.open(Files.write(folder.resolve("changed"), changed))) {
                for (TensorEntry entry : file.entries()) {
                    assertThat(Fixtures.read(file, entry.name()))
                            .as("what file " + i + " holds")
                            .containsExactly(0.5f, -2, 1e-9f);
                }
            } catch (UserException told) {
                assertThat(told.getMessage())
                        .as("file " + i)
                        .contains("changed")
                        .doesNotContain("\n");
                refused++;
            }
        }
        assertThat(refused).isBetween(1, 2999);
    }

    @Test
    void parametersThatShrankTooFarAreRefusedBeforeMemoryIsTaken() throws Exception {
        int count = 8 << 20;
        Path file = folder.resolve("shrunk");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("configuration.json"));
            zip.write("{}".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("coefficients.bin"));
            DataOutputStream out = new DataOutputStream(zip);
            out.writeUTF("HEAP");
            out.writeInt(8);
            out.writeUTF("INT");
            for (int number : new int[] {2, 1, count, count, 1, 0, 1, 99}) {
                out.writeInt(number);
            }
            out.writeUTF("HEAP");
            out.writeInt(count);
            out.writeUTF("FLOAT");
            out.write(new byte[count * Float.BYTES]);
        }
        assertThatThrownBy(() -> TensorFile.open(file).close())
                .isInstanceOf(UserException.class)
                .hasMessageContaining("claim to hold more than 64 times as many");
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> TensorFile.open(file).close())
                .isInstanceOf(UserException.class)
                .hasMessageContaining(file + " is not a sound Deeplearning4j file")
                .hasMessageContaining(reason);
    }

    private Path model(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            // Uncompressed, behind five bytes each, every byte is where it can be found; the checksum is in the
            // directory.
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry("configuration.json"));
            zip.write("{}".getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return Fixtures.file(folder, bytes.toByteArray());
    }

    /** Three floats as {@code Nd4j.write} put them before 1.0.0-beta. */
    private static byte[] old(int[] shape) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF("HEAP");
            out.writeInt(shape.length);
            out.writeUTF("INT");
            for (int number : shape) {
                out.writeInt(number);
            }
            out.writeUTF("DIRECT");
            out.writeInt(3);
            out.writeUTF("FLOAT");
            out.writeFloat(0.5f);
            out.writeFloat(-2);
            out.writeFloat(1e-9f);
        }
        return bytes.toByteArray();
    }
}
