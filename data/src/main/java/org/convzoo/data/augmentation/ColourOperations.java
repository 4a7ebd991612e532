package org.convzoo.data.augmentation;

import org.convzoo.data.Luma;
import org.convzoo.data.PixelBuffer;

/** Brightness, contrast, saturation and hue, as Pillow's {@code ImageEnhance} and torchvision change them. */
final class ColourOperations {

    private ColourOperations() {}

    /** @param factor 0 gives black, 1 the image */
    static void brightness(PixelBuffer image, double factor) {
        Blend.fromLevel(image, 0, (float) factor);
    }

    /** @param factor 0 gives the image's mean grey, 1 the image */
    static void contrast(PixelBuffer image, double factor) {
        byte[] pixels = image.pixels();
        long sum = 0;
        for (int i = 0; i < image.length(); i += image.channels()) {
            sum += (image.channels() == 1 ? pixels[i] : Luma.of(pixels, i)) & 0xFF;
        }
        int mean = (int) ((double) sum / (image.height() * image.width()) + 0.5);
        Blend.fromLevel(image, mean, (float) factor);
    }

    /** @param factor 0 gives grey, 1 the image; grey images stay as they are */
    static void saturation(PixelBuffer image, double factor) {
        if (image.channels() == 1) {
            return;
        }
        byte[] pixels = image.pixels();
        for (int i = 0; i < image.length(); i += 3) {
            int grey = Luma.of(pixels, i) & 0xFF;
            for (int channel = i; channel < i + 3; channel++) {
                pixels[channel] = Blend.blended(grey, pixels[channel] & 0xFF, (float) factor);
            }
        }
    }

    static void greyscale(PixelBuffer image) {
        saturation(image, 0);
    }

    /** @param turn of the colour circle, -0.5 to 0.5; grey images stay as they are */
    static void hue(PixelBuffer image, double turn) {
        if (image.channels() == 1) {
            return;
        }
        int shift = (int) (turn * 255);
        byte[] pixels = image.pixels();
        for (int i = 0; i < image.length(); i += 3) {
            turnHue(pixels, i, shift);
        }
    }

    /** To hue, saturation and value in 8 bits each, and back: Smith 1978, with Pillow's rounding. */
    private static void turnHue(byte[] pixels, int at, int shift) {
        int red = pixels[at] & 0xFF;
        int green = pixels[at + 1] & 0xFF;
        int blue = pixels[at + 2] & 0xFF;
        int value = Math.max(red, Math.max(green, blue));
        int range = value - Math.min(red, Math.min(green, blue));
        if (range == 0) {
            return;
        }
        int saturation = (int) ((float) range / value * 255.0);
        int hue = (hue(red, green, blue, value, range) + shift) & 0xFF;
        if (saturation == 0) {
            pixels[at] = pixels[at + 1] = pixels[at + 2] = (byte) value;
            return;
        }
        float sector = hue * 6.0f / 255.0f;
        int whole = (int) sector;
        float rest = sector - whole;
        float strength = saturation / 255.0f;
        byte low = rounded(value * (1 - strength));
        byte falling = rounded(value * (1 - strength * rest));
        byte rising = rounded(value * (1 - strength * (1 - rest)));
        byte high = (byte) value;
        switch (whole % 6) {
            case 0 -> put(pixels, at, high, rising, low);
            case 1 -> put(pixels, at, falling, high, low);
            case 2 -> put(pixels, at, low, high, rising);
            case 3 -> put(pixels, at, low, falling, high);
            case 4 -> put(pixels, at, rising, low, high);
            default -> put(pixels, at, high, low, falling);
        }
    }

    private static int hue(int red, int green, int blue, int value, int range) {
        float fromRed = (float) (value - red) / range;
        float fromGreen = (float) (value - green) / range;
        float fromBlue = (float) (value - blue) / range;
        float sector =
                red == value ? fromBlue - fromGreen : green == value ? 2 + fromRed - fromBlue : 4 + fromGreen - fromRed;
        double turn = (sector / 6.0 + 1) % 1;
        return (int) (turn * 255);
    }

    private static byte rounded(float value) {
        return (byte) Math.min(Math.max(Math.round(value), 0), 255);
    }

    private static void put(byte[] pixels, int at, byte red, byte green, byte blue) {
        pixels[at] = red;
        pixels[at + 1] = green;
        pixels[at + 2] = blue;
    }
}
