package org.convzoo.data.augmentation;

import org.convzoo.configs.PixelAugmentation;
import org.convzoo.data.Draws;
import org.convzoo.data.PixelBuffer;

/** Blurs an image with a Gaussian, mirrored at its edges: rows, then columns, rounded once at the end, as torchvision. */
final class GaussianBlur implements ImageStep {

    private final PixelAugmentation.GaussianBlur config;
    private final float[] kernel;
    private float[] rows = new float[0];

    GaussianBlur(PixelAugmentation.GaussianBlur config) {
        this.config = config;
        this.kernel = new float[config.kernelSize()];
    }

    @Override
    public void apply(PixelBuffer image, Draws draws) {
        blur(image, draws.between(config.sigma().get(0), config.sigma().get(1)));
    }

    void blur(PixelBuffer image, double sigma) {
        fillKernel(sigma);
        rows = rows.length >= image.length() ? rows : new float[image.length()];
        int height = image.height();
        int width = image.width();
        int channels = image.channels();
        byte[] pixels = image.pixels();
        int half = kernel.length / 2;
        for (int row = 0; row < height; row++) {
            int line = row * width * channels;
            for (int column = 0; column < width; column++) {
                for (int channel = 0; channel < channels; channel++) {
                    float sum = 0;
                    for (int tap = 0; tap < kernel.length; tap++) {
                        int place = Reflection.of(column + tap - half, width);
                        sum += kernel[tap] * (pixels[line + place * channels + channel] & 0xFF);
                    }
                    rows[line + column * channels + channel] = sum;
                }
            }
        }
        int rowLength = width * channels;
        for (int row = 0; row < height; row++) {
            for (int i = 0; i < rowLength; i++) {
                float sum = 0;
                for (int tap = 0; tap < kernel.length; tap++) {
                    sum += kernel[tap] * rows[Reflection.of(row + tap - half, height) * rowLength + i];
                }
                pixels[row * rowLength + i] = (byte) Math.min(Math.max(Math.round(sum), 0), 255);
            }
        }
    }

    private void fillKernel(double sigma) {
        double sum = 0;
        for (int tap = 0; tap < kernel.length; tap++) {
            double distance = (tap - kernel.length / 2) / sigma;
            kernel[tap] = (float) Math.exp(-0.5 * distance * distance);
            sum += kernel[tap];
        }
        for (int tap = 0; tap < kernel.length; tap++) {
            kernel[tap] /= (float) sum;
        }
    }
}
