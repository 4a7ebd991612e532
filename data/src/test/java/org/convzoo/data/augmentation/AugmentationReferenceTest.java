package org.convzoo.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.convzoo.configs.AugmentationConfig.Interpolation;
import org.convzoo.configs.GeometricAugmentation;
import org.convzoo.configs.GeometricAugmentation.PadAndCrop.Frame;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.PixelAugmentation;
import org.convzoo.data.Contracts;
import org.convzoo.data.ImagePreparation;
import org.convzoo.data.PixelBuffer;
import org.convzoo.data.RawImage;
import org.convzoo.data.augmentation.RandAugment.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation with a fixed strength beside torchvision 0.14.1 on Pillow 9.4.0; references.py makes the references. */
class AugmentationReferenceTest {

    private static final Map<String, Operation> OPERATIONS = Map.ofEntries(
            Map.entry("Identity", Operation.IDENTITY),
            Map.entry("ShearX", Operation.SHEAR_X),
            Map.entry("ShearY", Operation.SHEAR_Y),
            Map.entry("TranslateX", Operation.TRANSLATE_X),
            Map.entry("TranslateY", Operation.TRANSLATE_Y),
            Map.entry("Rotate", Operation.ROTATE),
            Map.entry("Brightness", Operation.BRIGHTNESS),
            Map.entry("Color", Operation.COLOUR),
            Map.entry("Contrast", Operation.CONTRAST),
            Map.entry("Sharpness", Operation.SHARPNESS),
            Map.entry("Posterize", Operation.POSTERIZE),
            Map.entry("Solarize", Operation.SOLARIZE),
            Map.entry("AutoContrast", Operation.AUTOCONTRAST),
            Map.entry("Equalize", Operation.EQUALIZE));

    record Reference(String name, byte[] pixels) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Reference> references() throws IOException {
        try (InputStream in = AugmentationReferenceTest.class.getResourceAsStream("references.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
            return lines.stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .map(words -> new Reference(words[0], HexFormat.of().parseHex(words[1])));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("references")
    void isWithinOneGreyLevelOfTorchvision(Reference reference) {
        PixelBuffer image = TestPicture.buffer();

        apply(reference.name(), image);

        RawImage found = image.toImage();
        assertThat(found.pixels()).as(reference.name()).hasSameSizeAs(reference.pixels());
        for (int i = 0; i < reference.pixels().length; i++) {
            assertThat(found.pixels()[i] & 0xFF)
                    .as("row %d, column %d, channel %d", i / 39, i / 3 % 13, i % 3)
                    .isBetween((reference.pixels()[i] & 0xFF) - 1, (reference.pixels()[i] & 0xFF) + 1);
        }
    }

    private static void apply(String name, PixelBuffer image) {
        int dash = name.indexOf('-');
        String operation = dash < 0 ? name : name.substring(0, dash);
        String rest = dash < 0 ? "" : name.substring(dash + 1);
        switch (operation) {
            case "original" -> {}
            case "rotate" -> Rotation.rotate(image, 33, new double[6], sampling(rest), 77);
            case "affine" -> {
                double[] map = new double[6];
                AffineMap.write(map, 6.5, 5.5, 20, 2, -1, 1.3, 10, -5);
                Warp.affine(image, map, sampling(rest), 9);
            }
            case "perspective" ->
                new Perspective(new GeometricAugmentation.Perspective(0.5, 1, sampling(rest), 200))
                        .toCorners(image, new double[] {3, 3, 11, 3, 9, 7, 2, 9});
            case "brightness" -> ColourOperations.brightness(image, Double.parseDouble(rest));
            case "contrast" -> ColourOperations.contrast(image, Double.parseDouble(rest));
            case "saturation" -> ColourOperations.saturation(image, Double.parseDouble(rest));
            case "sharpness" -> Sharpness.change(image, Double.parseDouble(rest));
            case "hue" -> ColourOperations.hue(image, Double.parseDouble(rest));
            case "greyscale" -> ColourOperations.greyscale(image);
            case "posterize" -> ToneOperations.posterize(image, Integer.parseInt(rest));
            case "solarize" -> ToneOperations.solarize(image, Double.parseDouble(rest));
            case "autocontrast" -> new ToneOperations().autocontrast(image);
            case "equalize" -> new ToneOperations().equalize(image);
            case "blur" -> {
                String[] values = rest.split("-");
                new GaussianBlur(new PixelAugmentation.GaussianBlur(Integer.parseInt(values[0]), List.of(1.0, 1.0), 1))
                        .blur(image, Double.parseDouble(values[1]));
            }
            case "crop" ->
                new ImagePreparation(Contracts.plain("11x13x3", Resize.exact(11, 13))).fit(image, 2, 3, 7, 8);
            case "reflected" -> new PadAndCrop(4, Frame.REFLECT).move(image, -3, 3);
            case "edged" -> new PadAndCrop(4, Frame.EDGE).move(image, -3, 3);
            case "framed" -> new PadAndCrop(4, Frame.BLACK).move(image, -3, 3);
            case "randAugment" -> {
                String[] words = rest.split("-", 3);
                new RandAugment(new PixelAugmentation.RandAugment(
                                1, Integer.parseInt(words[0]), Interpolation.NEAREST, 0))
                        .apply(OPERATIONS.get(words[1]), image, Integer.parseInt(words[2]));
            }
            default ->
                throw new IllegalArgumentException("references.txt has an operation that is not tested: " + name);
        }
    }

    private static Interpolation sampling(String word) {
        return Interpolation.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
