package org.convzoo.transfer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.convzoo.configs.UserException;
import org.convzoo.zoo.tensors.TensorFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three images in every format, byte by byte where programs of other languages read it; {@link OtherReadersTest} reads them
 * with the programs that the formats come from.
 */
class FeatureFormatTest {

    @TempDir
    private Path folder;

    private Path written(String name) {
        return ThreeImages.write(folder.resolve(name));
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The description of an array, and its values. */
    private record Array(String description, ByteBuffer values) {
        static Array read(byte[] bytes) {
            assertThat(bytes).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
            int length = little(bytes).getShort(8);
            assertThat((10 + length) % 64)
                    .as("numpy maps values that begin at a multiple of 64")
                    .isZero();
            assertThat(bytes[9 + length]).isEqualTo((byte) '\n');
            ByteBuffer values = little(bytes).position(10 + length).slice().order(ByteOrder.LITTLE_ENDIAN);
            return new Array(new String(bytes, 10, length, StandardCharsets.US_ASCII).strip(), values);
        }

        List<Float> floats() {
            List<Float> all = new ArrayList<>();
            while (values.hasRemaining()) {
                all.add(values.getFloat());
            }
            return all;
        }
    }

    @Test
    void numpysArraysLieBesideEachOther() throws IOException {
        Path file = written("features.npy");
        Array features = Array.read(Files.readAllBytes(file));
        assertThat(features.description()).isEqualTo("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }");
        assertThat(features.floats()).containsExactly(0f, 1.5f, -2f, 1e-7f, 3f, 0f);
        Array labels = Array.read(Files.readAllBytes(folder.resolve("features-labels.npy")));
        assertThat(labels.description()).isEqualTo("{'descr': '<i8', 'fortran_order': False, 'shape': (3,), }");
        assertThat(List.of(
                        labels.values().getLong(),
                        labels.values().getLong(),
                        labels.values().getLong()))
                .containsExactly(0L, 1L, 0L);
        Array paths = Array.read(Files.readAllBytes(folder.resolve("features-paths.npy")));
        assertThat(paths.description()).isEqualTo("{'descr': '<U15', 'fortran_order': False, 'shape': (3,), }");
        assertThat(paths.values().getInt(2 * 15 * 4 + 3 * 4))
                .as("a code point beyond 16 bits is one character")
                .isEqualTo(0x1f41c);
        assertThat(folder.resolve("features-classes.npy")).exists();
    }

    @Test
    void numpysArchiveHasThemAll() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(written("features.npz")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                Array.read(zip.readAllBytes());
            }
        }
        assertThat(names).containsExactly("features.npy", "labels.npy", "paths.npy", "classes.npy");
    }

    @Test
    void csvHasALineAnImage() throws IOException {
        assertThat(Files.readString(written("features.csv"))).isEqualTo("""
                path,label,f0,f1
                a/1.png,ant's,0.0,1.5
                "b/it's, ""2"".png",bee,-2.0,1.0E-7
                a/ü\uD83D\uDC1C.png,ant's,3.0,0.0
                """);
    }

    @Test
    void arffEndsInTheClass() throws IOException {
        assertThat(Files.readString(written("features.arff"))).isEqualTo("""
                @relation 'features.arff'

                @attribute path string
                @attribute f0 numeric
                @attribute f1 numeric
                @attribute class {'ant\\'s','bee'}

                @data
                'a/1.png',0.0,1.5,'ant\\'s'
                'b/it\\'s, "2".png',-2.0,1.0E-7,'bee'
                'a/ü\uD83D\uDC1C.png',3.0,0.0,'ant\\'s'
                """);
    }

    @Test
    void libsvmLeavesZerosOut() throws IOException {
        assertThat(Files.readString(written("features.libsvm"))).isEqualTo("""
                0 2:1.5 # a/1.png
                1 1:-2.0 2:1.0E-7 # b/it's, "2".png
                0 1:3.0 # a/ü\uD83D\uDC1C.png
                """);
    }

    @Test
    void safetensorsIsReadByTheReaderOfWeights() {
        try (TensorFile file = TensorFile.open(written("features.safetensors"))) {
            assertThat(file.entries())
                    .extracting(entry -> entry.name() + " " + entry.type() + " " + entry.shape())
                    .containsExactlyInAnyOrder("features F32 [3, 2]", "labels I64 [3]");
            float[] features = new float[6];
            file.read("features", FloatBuffer.wrap(features));
            assertThat(features).containsExactly(0f, 1.5f, -2f, 1e-7f, 3f, 0f);
            float[] labels = new float[3];
            file.read("labels", FloatBuffer.wrap(labels));
            assertThat(labels).containsExactly(0f, 1f, 0f);
            assertThat(file.metadata())
                    .containsEntry("classes", "[\"ant's\",\"bee\"]")
                    .containsKey("paths");
        }
    }

    @Test
    void safetensorsOfTheSameFeaturesAreTheSameToTheBit() throws IOException {
        // a map without an order would have one in this process and another in the next
        assertThat(Files.readString(written("features.safetensors"), StandardCharsets.ISO_8859_1))
                .contains("{\"__metadata__\":{\"classes\":");
    }

    @Test
    void severalLayersHaveAFileEach() {
        assertThat(FeatureFile.of(folder.resolve("f.npy"))
                        .ofLayer("fire9/output")
                        .path())
                .isEqualTo(folder.resolve("f-fire9-output.npy"));
    }

    @Test
    void whatIsNoNumberIsNotWritten() {
        assertThatThrownBy(() -> ThreeImages.write(
                        folder.resolve("features.csv"), new float[][] {{0, 1}, {2, Float.NaN}, {3, 4}}))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("image b/it's, \"2\".png has the feature NaN in column 1");
        assertThat(folder.resolve("features.csv")).doesNotExist();
    }

    @Test
    void anEndingThatNobodyReadsIsRefusedBeforeAnythingIsComputed() {
        assertThatThrownBy(() -> FeatureFile.of(folder.resolve("features.xlsx")))
                .isInstanceOf(UserException.class)
                .hasMessageEndingWith("ends in none of the formats that features are written in:"
                        + " .npy, .npz, .csv, .arff, .libsvm, .parquet, .safetensors");
        assertThatThrownBy(() -> FeatureFile.of(folder.resolve("none/features.csv")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("there is no folder");
    }
}
