package org.convzoo.data.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.convzoo.configs.AugmentationConfig;
import org.convzoo.configs.GeometricAugmentation;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.PixelAugmentation;
import org.convzoo.configs.UserException;
import org.convzoo.data.Contracts;
import org.convzoo.data.Draws;
import org.convzoo.data.ImagePreparation;
import org.convzoo.data.PixelBuffer;
import org.datavec.image.data.ImageWritable;
import org.datavec.image.transform.ImageTransform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.shade.jackson.annotation.JsonProperty;

class DataVecTransformTest {

    @Test
    void dataVecsFlipIsOurs() {
        PixelBuffer ours = TestPicture.buffer();
        Flip.HORIZONTAL.apply(ours, Draws.of(0, 0, 0));

        PixelBuffer found = TestPicture.buffer();
        DataVecTransform.of(new PixelAugmentation.DataVec("FlipImageTransform", Map.of("flipMode", 1L), false, 1))
                .apply(found, Draws.of(1, 0, 0));
        assertThat(found.toImage().pixels()).isEqualTo(ours.toImage().pixels());
    }

    @Test
    void aRotationHasTheConstructorsNamedArguments() {
        assertThat(transformed("RotateImageTransform", Map.of("angle", 45L))
                        .toImage()
                        .pixels())
                .isNotEqualTo(TestPicture.image().pixels());
        assertThat(transformed("RotateImageTransform", Map.of("angle", 0L))
                        .toImage()
                        .pixels())
                .isEqualTo(TestPicture.image().pixels());
    }

    @Test
    void aCropChangesTheSizeAndTheImageIsFittedAgain() {
        PixelBuffer cut = transformed(
                "CropImageTransform", Map.of("cropTop", 3L, "cropLeft", 4L, "cropBottom", 3L, "cropRight", 4L));
        assertThat(cut.height()).isBetween(5, 11);
        assertThat(cut.width()).isBetween(5, 13);

        List<AugmentationConfig> steps = List.of(
                new GeometricAugmentation.Resize(),
                new PixelAugmentation.DataVec(
                        "ResizeImageTransform", Map.of("newWidth", 5L, "newHeight", 4L), true, 1));
        float[] found = new float[8 * 8 * 3];
        new Augmenter(
                        new Augmentation(steps, 1, 0),
                        Contracts.plain("8x8x3", Resize.exact(8, 8)),
                        new ImagePreparation(Contracts.plain("8x8x3", Resize.exact(8, 8))))
                .into(TestPicture.image(), 0, found);
        assertThat(found[8 * 8 * 3 - 1]).isPositive();
    }

    /** A transform of a user's own. */
    public static final class Darker implements ImageTransform {

        private final int factor;

        public Darker(@JsonProperty("factor") int factor) {
            this.factor = factor;
        }

        @Override
        public ImageWritable transform(ImageWritable image) {
            return transform(image, null);
        }

        @Override
        public ImageWritable transform(ImageWritable image, java.util.Random random) {
            org.bytedeco.javacv.OpenCVFrameConverter.ToMat converter =
                    new org.bytedeco.javacv.OpenCVFrameConverter.ToMat();
            org.bytedeco.opencv.opencv_core.Mat mat = converter.convert(image.getFrame());
            byte[] pixels = new byte[mat.rows() * mat.cols() * mat.channels()];
            mat.data().get(pixels);
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (byte) ((pixels[i] & 0xFF) / factor);
            }
            mat.data().put(pixels);
            return image;
        }

        @Override
        public float[] query(float... coordinates) {
            return coordinates;
        }

        @Override
        public ImageWritable getCurrentImage() {
            return null;
        }
    }

    @Test
    void aTransformOfOnesOwnIsFoundByItsFullName() {
        byte[] found = transformed(Darker.class.getName(), Map.of("factor", 2L))
                .toImage()
                .pixels();
        byte[] before = TestPicture.image().pixels();
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i] & 0xFF).isEqualTo((before[i] & 0xFF) / 2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang.ProcessBuilder | data.augmentation: the class java.lang.ProcessBuilder is no image transform"
                        + " that can be used in training; transform names one of org.datavec.image.transform.*, e.g."
                        + " RotateImageTransform, or a public class of your own that implements ImageTransform",
                "ShowImageTransform | data.augmentation: the class org.datavec.image.transform.ShowImageTransform is no"
                        + " image transform that can be used in training; transform names one of"
                        + " org.datavec.image.transform.*, e.g. RotateImageTransform, or a public class of your own that"
                        + " implements ImageTransform",
                "Rotation | data.augmentation: the class org.datavec.image.transform.Rotation is not on the class path;"
                        + " transform names one of org.datavec.image.transform.*, e.g. RotateImageTransform, or a public"
                        + " class of your own that implements ImageTransform"
            })
    void nothingElseIsMade(String transform, String message) {
        assertThatThrownBy(() -> transformed(transform, Map.of()))
                .isInstanceOf(UserException.class)
                .hasMessage(message);
    }

    @Test
    void argumentsThatDoNotFitAreTold() {
        assertThatThrownBy(() -> transformed("FlipImageTransform", Map.of("axis", 1L)))
                .isInstanceOf(UserException.class)
                .hasMessage("data.augmentation: FlipImageTransform has no argument axis; it has flipMode, h, mode, w");
        assertThatThrownBy(() -> transformed("RotateImageTransform", Map.of("angle", "wide")))
                .isInstanceOf(UserException.class)
                .hasMessage("data.augmentation: RotateImageTransform wants float for angle, got wide");
        assertThatThrownBy(() -> transformed(Darker.class.getName(), Map.of("factor", 0L)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data.augmentation: DataVec's " + Darker.class.getName()
                                + " cannot be used: it failed on an image of 11x13 (/ by zero); change its arguments, or take it out");
    }

    private static PixelBuffer transformed(String transform, Map<String, Object> arguments) {
        PixelBuffer image = TestPicture.buffer();
        DataVecTransform.of(new PixelAugmentation.DataVec(transform, arguments, true, 1))
                .apply(image, Draws.of(1, 0, 0));
        return image;
    }
}
