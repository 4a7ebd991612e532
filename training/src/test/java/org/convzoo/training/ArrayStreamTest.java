package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ArrayStreamTest {

    /** More than one piece, and a part of another. */
    private static final int LENGTH = 40_000;

    private static final INDArray NUMBERS = Nd4j.linspace(DataType.FLOAT, -1, 0.001, LENGTH);

    private static byte[] written(INDArray array) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ArrayStream.write(array, bytes);
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    @Test
    void writesWhatNd4jWrites() throws IOException {
        ByteArrayOutputStream itsOwn = new ByteArrayOutputStream();
        Nd4j.write(NUMBERS, new DataOutputStream(itsOwn));

        assertThat(written(NUMBERS)).isEqualTo(itsOwn.toByteArray());
        assertThat(Nd4j.read(in(written(NUMBERS)))).isEqualTo(NUMBERS);
    }

    @Test
    void readsWhatItWrote() throws IOException {
        INDArray read = Nd4j.zeros(DataType.FLOAT, LENGTH);
        DataInputStream in = in(written(NUMBERS));

        assertThat(ArrayStream.readLength(in)).isEqualTo(LENGTH);
        ArrayStream.readNumbers(in, read);

        assertThat(read).isEqualTo(NUMBERS);
        assertThat(in.read()).as("nothing is left").isNegative();
    }

    @Test
    void aStreamThatEndsTooEarlyIsDamaged() throws IOException {
        byte[] whole = written(NUMBERS);
        DataInputStream cut = in(Arrays.copyOf(whole, whole.length - 1));
        ArrayStream.readLength(cut);

        assertThatThrownBy(() -> ArrayStream.readNumbers(cut, Nd4j.zeros(DataType.FLOAT, LENGTH)))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void otherNumbersAreNamed() throws IOException {
        ByteArrayOutputStream doubles = new ByteArrayOutputStream();
        Nd4j.write(Nd4j.zeros(DataType.DOUBLE, 3), new DataOutputStream(doubles));

        assertThatThrownBy(() -> ArrayStream.readLength(in(doubles.toByteArray())))
                .isInstanceOf(ZipException.class)
                .hasMessage("it has numbers of type DOUBLE where FLOAT was expected");
        assertThatThrownBy(() -> written(Nd4j.zeros(DataType.DOUBLE, 3))).isInstanceOf(IllegalArgumentException.class);
    }
}
