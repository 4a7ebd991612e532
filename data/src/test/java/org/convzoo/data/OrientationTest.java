package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {

    /** The image that should be seen is 1 2 3 over 4 5 6; each row tells how a camera stores it. */
    @ParameterizedTest
    @CsvSource({
        "1, 2, 123456",
        "2, 2, 321654",
        "3, 2, 654321",
        "4, 2, 456123",
        "5, 3, 142536",
        "6, 3, 362514",
        "7, 3, 635241",
        "8, 3, 415263"
    })
    void storedImageIsTurnedUpright(int orientation, int rows, String stored) {
        byte[] pixels = new byte[6];
        for (int pixel = 0; pixel < 6; pixel++) {
            pixels[pixel] = (byte) (stored.charAt(pixel) - '0');
        }

        RawImage upright = Orientation.upright(new RawImage(rows, 6 / rows, 1, pixels), orientation);

        assertThat(upright.height()).isEqualTo(2);
        assertThat(upright.width()).isEqualTo(3);
        assertThat(upright.pixels()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void tiffTellsItsOrientationInEitherByteOrder() {
        assertThat(Orientation.of(tiff(ByteOrder.LITTLE_ENDIAN, 6))).isEqualTo(6);
        assertThat(Orientation.of(tiff(ByteOrder.BIG_ENDIAN, 8))).isEqualTo(8);
    }

    @Test
    void nonsenseIsUpright() {
        assertThat(Orientation.of(tiff(ByteOrder.BIG_ENDIAN, 9))).isEqualTo(1);
        assertThat(Orientation.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, 0x7F}))
                .isEqualTo(1);
        assertThat(Orientation.of(new byte[0])).isEqualTo(1);
    }

    private static byte[] tiff(ByteOrder order, int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(26).order(order);
        boolean little = order == ByteOrder.LITTLE_ENDIAN;
        tiff.put((byte) (little ? 'I' : 'M'))
                .put((byte) (little ? 'I' : 'M'))
                .putShort((short) 42)
                .putInt(8);
        tiff.putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation);
        return tiff.array();
    }
}
