package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.convzoo.configs.ImageContract.Interpolation;
import org.convzoo.data.Resampling.Window;
import org.junit.jupiter.api.Test;

/** Golden values: Pillow 9.4.0, {@code Image.fromarray(image).resize((width, height), filter)}. */
class ResamplingTest {

    // image[i][j] = (37 i² + 91 i j + 53 j) mod 256
    private static final int[][] IMAGE = {
        {0, 53, 106, 159, 212}, {37, 181, 69, 213, 101}, {148, 127, 106, 85, 64}, {77, 147, 217, 31, 101}
    };

    @Test
    void bilinearShrinks() {
        assertThat(resized(Interpolation.BILINEAR, 2, 3)).containsExactly(72, 115, 155, 120, 132, 83);
    }

    @Test
    void bilinearGrows() {
        assertThat(resized(Interpolation.BILINEAR, 5, 7))
                .containsExactly(
                        0, 30, 68, 106, 144, 182, 212, 26, 92, 125, 80, 164, 170, 134, 93, 128, 135, 88, 132, 121, 83,
                        127, 130, 135, 139, 89, 72, 75, 77, 117, 167, 217, 84, 61, 101);
    }

    @Test
    void bicubicShrinks() {
        assertThat(resized(Interpolation.BICUBIC, 2, 3)).containsExactly(66, 116, 163, 126, 135, 74);
    }

    @Test
    void bicubicGrows() {
        assertThat(resized(Interpolation.BICUBIC, 5, 7))
                .containsExactly(
                        0, 22, 64, 108, 142, 187, 220, 12, 96, 137, 77, 179, 184, 130, 96, 139, 143, 78, 141, 124, 68,
                        136, 132, 133, 140, 79, 60, 73, 70, 111, 176, 222, 72, 48, 107);
    }

    @Test
    void windowIsAPartOfTheWhole() {
        byte[] window = new Resampling(Interpolation.BICUBIC).resize(bytes(), 4, 5, 1, 5, 7, new Window(1, 2, 2, 3));

        assertThat(unsigned(window, 6)).containsExactly(137, 77, 179, 143, 78, 141);
    }

    @Test
    void coloursAreResizedEachForItself() {
        byte[] grey = bytes();
        byte[] colour = new byte[grey.length * 3];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            colour[3 * pixel + 1] = grey[pixel];
            colour[3 * pixel + 2] = (byte) 200;
        }

        byte[] resized = new Resampling(Interpolation.BILINEAR).resize(colour, 4, 5, 3, 2, 3, new Window(0, 0, 2, 3));

        assertThat(unsigned(resized, 18))
                .containsExactly(0, 72, 200, 0, 115, 200, 0, 155, 200, 0, 120, 200, 0, 132, 200, 0, 83, 200);
    }

    @Test
    void sameSizeIsTheSameImage() {
        assertThat(resized(Interpolation.BICUBIC, 4, 5)).containsExactly(unsigned(bytes(), 20));
    }

    private static int[] resized(Interpolation interpolation, int height, int width) {
        byte[] resized =
                new Resampling(interpolation).resize(bytes(), 4, 5, 1, height, width, new Window(0, 0, height, width));
        return unsigned(resized, height * width);
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[20];
        for (int pixel = 0; pixel < 20; pixel++) {
            bytes[pixel] = (byte) IMAGE[pixel / 5][pixel % 5];
        }
        return bytes;
    }

    private static int[] unsigned(byte[] bytes, int length) {
        int[] values = new int[length];
        for (int index = 0; index < length; index++) {
            values[index] = Byte.toUnsignedInt(bytes[index]);
        }
        return values;
    }
}
