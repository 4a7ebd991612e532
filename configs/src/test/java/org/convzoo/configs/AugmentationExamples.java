package org.convzoo.configs;

import java.util.List;
import java.util.Map;
import org.convzoo.configs.AugmentationConfig.Interpolation;

/** How images are changed. */
final class AugmentationExamples {

    private AugmentationExamples() {}

    static List<ConfigExample> all() {
        return List.of(
                new ConfigExample("{}", new GeometricAugmentation.Resize(), "{}", new GeometricAugmentation.Resize()),
                new ConfigExample(
                        "{}",
                        new GeometricAugmentation.RandomResizedCrop(List.of(0.08, 1.0), List.of(3 / 4.0, 4 / 3.0)),
                        "{scale: [0.25, 0.5], ratio: [1, 2]}",
                        new GeometricAugmentation.RandomResizedCrop(List.of(0.25, 0.5), List.of(1.0, 2.0))),
                new ConfigExample(
                        "{}",
                        new GeometricAugmentation.PadAndCrop(4, GeometricAugmentation.PadAndCrop.Frame.BLACK),
                        "{padding: 2, frame: reflect}",
                        new GeometricAugmentation.PadAndCrop(2, GeometricAugmentation.PadAndCrop.Frame.REFLECT)),
                new ConfigExample(
                        "{}",
                        new GeometricAugmentation.HorizontalFlip(0.5),
                        "{probability: 0.25}",
                        new GeometricAugmentation.HorizontalFlip(0.25)),
                new ConfigExample(
                        "{}",
                        new GeometricAugmentation.VerticalFlip(0.5),
                        "{probability: 0.25}",
                        new GeometricAugmentation.VerticalFlip(0.25)),
                new ConfigExample(
                        "{degrees: 10}",
                        new GeometricAugmentation.Rotation(10, Interpolation.NEAREST, 0),
                        "{degrees: 20, interpolation: bicubic, fill: 128}",
                        new GeometricAugmentation.Rotation(20, Interpolation.BICUBIC, 128)),
                new ConfigExample(
                        "{degrees: 0}",
                        new GeometricAugmentation.Affine(
                                0, List.of(0.0, 0.0), List.of(1.0, 1.0), List.of(0.0, 0.0), Interpolation.NEAREST, 0),
                        "{degrees: 20, translate: [0.1, 0.2], scale: [0.5, 2], shear: [5, 6], interpolation: bilinear,"
                                + " fill: 255}",
                        new GeometricAugmentation.Affine(
                                20,
                                List.of(0.1, 0.2),
                                List.of(0.5, 2.0),
                                List.of(5.0, 6.0),
                                Interpolation.BILINEAR,
                                255)),
                new ConfigExample(
                        "{}",
                        new GeometricAugmentation.Perspective(0.5, 0.5, Interpolation.BILINEAR, 0),
                        "{distortion: 0.25, probability: 1, interpolation: nearest, fill: 9}",
                        new GeometricAugmentation.Perspective(0.25, 1, Interpolation.NEAREST, 9)),
                new ConfigExample(
                        "{hue: 0.1}",
                        new PixelAugmentation.ColourJitter(0, 0, 0, 0.1, 1),
                        "{brightness: 0.1, contrast: 0.2, saturation: 0.3, hue: 0.4, probability: 0.8}",
                        new PixelAugmentation.ColourJitter(0.1, 0.2, 0.3, 0.4, 0.8)),
                new ConfigExample(
                        "{}",
                        new PixelAugmentation.Greyscale(0.1),
                        "{probability: 0.2}",
                        new PixelAugmentation.Greyscale(0.2)),
                new ConfigExample(
                        "{kernelSize: 3}",
                        new PixelAugmentation.GaussianBlur(3, List.of(0.1, 2.0), 1),
                        "{kernelSize: 5, sigma: [1, 1.5], probability: 0.5}",
                        new PixelAugmentation.GaussianBlur(5, List.of(1.0, 1.5), 0.5)),
                new ConfigExample(
                        "{}",
                        new PixelAugmentation.GaussianNoise(0.1, 1),
                        "{sigma: 0.2, probability: 0.5}",
                        new PixelAugmentation.GaussianNoise(0.2, 0.5)),
                new ConfigExample(
                        "{}",
                        new PixelAugmentation.RandAugment(2, 9, Interpolation.NEAREST, 0),
                        "{operations: 3, magnitude: 15, interpolation: bilinear, fill: 128}",
                        new PixelAugmentation.RandAugment(3, 15, Interpolation.BILINEAR, 128)),
                new ConfigExample(
                        "{}",
                        new PixelAugmentation.RandomErasing(
                                0.5,
                                List.of(0.02, 0.33),
                                List.of(0.3, 3.3),
                                PixelAugmentation.RandomErasing.Content.MEAN),
                        "{probability: 0.25, scale: [0.1, 0.2], ratio: [1, 2], content: noise}",
                        new PixelAugmentation.RandomErasing(
                                0.25,
                                List.of(0.1, 0.2),
                                List.of(1.0, 2.0),
                                PixelAugmentation.RandomErasing.Content.NOISE)),
                new ConfigExample(
                        "{transform: FlipImageTransform}",
                        new PixelAugmentation.DataVec("FlipImageTransform", Map.of(), true, 1),
                        "{transform: a.B, arguments: {angle: 15, scale: 1.5, keep: true, name: '1'},"
                                + " random: false, probability: 0.5}",
                        new PixelAugmentation.DataVec(
                                "a.B", Map.of("angle", 15L, "scale", 1.5, "keep", true, "name", "1"), false, 0.5)),
                new ConfigExample(
                        "{}",
                        new BatchAugmentation.Mixup(1, 1),
                        "{alpha: 0.2, probability: 0.5}",
                        new BatchAugmentation.Mixup(0.2, 0.5)),
                new ConfigExample(
                        "{}",
                        new BatchAugmentation.CutMix(1, 1),
                        "{alpha: 0.2, probability: 0.5}",
                        new BatchAugmentation.CutMix(0.2, 0.5)));
    }
}
