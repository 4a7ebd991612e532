package org.convzoo.data.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.convzoo.data.Failures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files were written by numpy.save of NumPy 1.24.2. */
class NpyFileTest {

    @TempDir
    private Path folder;

    @Test
    void everyTypeOfNumberIsRead() throws URISyntaxException {
        check("f4", new int[] {2, 3}, 0, 0.5, 1, 1.5, 2, 2.5);
        check("big-endian", new int[] {2, 3}, -3, -2, -1, 0, 1, 2);
        check("i8", new int[] {3}, 7, -1, 1L << 40);
        check("u1", new int[] {1, 2}, 0, 255);
        check("i1", new int[] {2}, -128, 127);
        check("i4", new int[] {2, 1}, -5, 6);
    }

    @Test
    void fortranOrderIsTurnedIntoOurs() throws URISyntaxException {
        check(
                "f8-fortran",
                new int[] {2, 3, 4},
                IntStream.range(0, 24).mapToDouble(index -> index * 0.25).toArray());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            objects ! does not hold plain numbers: {'descr': '|O', 'fortran_order': False
            complex ! holds numbers of the type c16; save f4, f8, i1, i2, i4, i8 or u1
            f2 ! holds numbers of the type f2;
            bool ! holds numbers of the type b1;
            structured ! does not hold plain numbers: {'descr': [('a', '<i4'), ('b', '<i4')]
            """)
    void otherThingsThanNumbersAreRefused(String name, String complaint) throws URISyntaxException {
        assertThat(Failures.message(() -> NpyFile.read(resource(name))))
                .startsWith(resource(name) + " ")
                .contains(complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            (2000000000,) | should hold 8000000000 bytes of numbers for its shape [2000000000], but has 8
            (1,) | should hold 4 bytes of numbers for its shape [1], but has 8
            (3,) | should hold 12 bytes of numbers for its shape [3], but has 8
            (99999999999,) | has a shape that no file can hold
            (2000000000, 2000000000, 2000000000) | has a shape that no file can hold
            (1,1,1,1,1,1,1,1,2) | has 9 dimensions
            (-2,) | does not hold plain numbers
            __import__ | does not hold plain numbers
            """)
    void shapesThatTheFileDoesNotBearOutAreRefused(String shape, String complaint) throws IOException {
        Path file = write(1, "{'descr': '<f4', 'fortran_order': False, 'shape': %s, }".formatted(shape), 8);

        assertThat(Failures.message(() -> NpyFile.read(file))).contains(complaint);
    }

    @Test
    void filesOfAnotherKindAreRefused() throws IOException {
        Path html = Files.writeString(folder.resolve("x.npy"), "<html>not found</html>");
        assertThat(Failures.message(() -> NpyFile.read(html)))
                .isEqualTo(html + " is no file of NumPy's save, version 1 to 3; write it anew with numpy.save");
        Path cut = Files.write(folder.resolve("cut.npy"), new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'});
        assertThat(Failures.message(() -> NpyFile.read(cut))).contains("ends too early");
        Path version = write(9, "{}", 0);
        assertThat(Failures.message(() -> NpyFile.read(version))).contains("version 1 to 3");
        Path huge = Files.write(
                folder.resolve("huge.npy"), new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, -1, -1, -1, 127});
        assertThat(Failures.message(() -> NpyFile.read(huge)))
                .contains("has a header of 2147483647 bytes, allowed are 65536");
    }

    private Path write(int version, String header, int bytes) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        byte[] file = Arrays.copyOf(
                new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0, (byte) text.length, 0},
                10 + text.length + bytes);
        System.arraycopy(text, 0, file, 10, text.length);
        return Files.write(folder.resolve("made.npy"), file);
    }

    private static void check(String name, int[] shape, double... values) throws URISyntaxException {
        NpyFile file = NpyFile.read(resource(name));
        assertThat(file.shape()).as(name).isEqualTo(shape);
        assertThat(file.values()).as(name).isEqualTo(values);
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(NpyFileTest.class.getResource(name + ".npy").toURI());
    }
}
