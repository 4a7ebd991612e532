package org.convzoo.data.augmentation;

import java.util.Random;
import org.bytedeco.javacv.OpenCVFrameConverter;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.convzoo.configs.PixelAugmentation;
import org.convzoo.configs.UserException;
import org.convzoo.data.Draws;
import org.convzoo.data.PixelBuffer;
import org.datavec.image.data.ImageWritable;
import org.datavec.image.transform.ImageTransform;
import org.jspecify.annotations.Nullable;

/** A transform of DataVec's. It takes and gives OpenCV's matrices, blue first. */
final class DataVecTransform implements ImageStep {

    private final String name;
    private final ImageTransform transform;
    private final @Nullable Random random;
    private final OpenCVFrameConverter.ToMat converter = new OpenCVFrameConverter.ToMat();

    private DataVecTransform(String name, ImageTransform transform, boolean draws) {
        this.name = name;
        this.transform = transform;
        this.random = draws ? new Random(0) : null;
    }

    /** @throws UserException if there is no such transform, or its arguments are wrong */
    static DataVecTransform of(PixelAugmentation.DataVec config) {
        ImageTransform transform = DataVecClass.named(config.transform()).make(config.arguments());
        return new DataVecTransform(config.transform(), transform, config.random());
    }

    @Override
    public void apply(PixelBuffer image, Draws draws) {
        if (random != null) {
            random.setSeed(draws.next());
        }
        try (Mat before = toMat(image)) {
            ImageWritable changed = transform.transform(new ImageWritable(converter.convert(before)), random);
            Mat after = converter.convert(changed.getFrame());
            if (after == null || after.depth() != opencv_core.CV_8U || after.channels() != 1 && after.channels() != 3) {
                throw unusable("it gives an image that is not of 8 bits and 1 or 3 channels");
            }
            fromMat(after, image);
        } catch (UserException told) {
            throw told;
        } catch (RuntimeException failed) {
            String why = String.valueOf(failed.getMessage()).strip().replaceAll("\\s+", " ");
            throw unusable("it failed on an image of " + image.height() + "x" + image.width() + " (" + why + ")");
        }
    }

    private UserException unusable(String why) {
        return UserException.failed("data.augmentation: DataVec's " + name + " cannot be used: " + why
                + "; change its arguments, or take it out");
    }

    private static Mat toMat(PixelBuffer image) {
        int channels = image.channels();
        Mat mat = new Mat(image.height(), image.width(), opencv_core.CV_8UC(channels));
        byte[] swapped = image.spare(image.length());
        swapColours(image.pixels(), swapped, image.length(), channels);
        mat.data().put(swapped, 0, image.length());
        return mat;
    }

    private static void fromMat(Mat mat, PixelBuffer image) {
        int channels = mat.channels();
        int rowLength = mat.cols() * channels;
        int length = mat.rows() * rowLength;
        byte[] target = image.spare(length);
        for (int row = 0; row < mat.rows(); row++) {
            mat.ptr(row).get(target, row * rowLength, rowLength); // rows of a cut-out lie apart
        }
        swapColours(target, target, length, channels);
        image.take(mat.rows(), mat.cols(), channels);
    }

    private static void swapColours(byte[] source, byte[] target, int length, int channels) {
        if (channels == 1) {
            System.arraycopy(source, 0, target, 0, length);
            return;
        }
        for (int i = 0; i < length; i += 3) {
            byte first = source[i];
            target[i] = source[i + 2];
            target[i + 1] = source[i + 1];
            target[i + 2] = first;
        }
    }
}
