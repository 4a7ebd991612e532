package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.convzoo.configs.AugmentationConfig;
import org.convzoo.configs.Colour;
import org.convzoo.configs.GeometricAugmentation.HorizontalFlip;
import org.convzoo.configs.GeometricAugmentation.RandomResizedCrop;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.ImageSize;
import org.convzoo.data.augmentation.Augmentation;
import org.convzoo.data.folder.ImageFile;
import org.convzoo.data.folder.ImageFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of images of which only a part was decoded are those of images that were decoded as a whole. */
class DecodedPartsTest {

    private static final List<String> NAMES = List.of("420.jpg", "422.jpg", "444.jpg", "grey.jpg");

    private static final ImageContract CONTRACT = ImageContract.normalised(
                    new ImageSize(12, 12, 3), List.of(0.5, 0.4, 0.3), List.of(0.2, 0.3, 0.4))
            .withResize(Resize.shorterSide(20));

    @TempDir
    private Path folder;

    private ImageFiles images;

    @BeforeEach
    void copyImages() throws IOException {
        List<ImageFile> files = new ArrayList<>();
        for (String name : NAMES) {
            Path file = folder.resolve(name);
            try (InputStream image = DecodedPartsTest.class.getResourceAsStream("jpeg/" + name)) {
                Files.write(file, image.readAllBytes());
            }
            files.add(new ImageFile(file, name, Files.size(file), null, 1));
        }
        images = new ImageFiles(files, new int[NAMES.size()], new FileDecoding(Colour.WHITE));
    }

    @Test
    void aCentreCropIsTheSame() {
        assertThat(values(images, List.of(), 0)).isEqualTo(values(new Whole(images), List.of(), 0));
    }

    @Test
    void aRandomCropIsTheSame() {
        List<AugmentationConfig> steps =
                List.of(new RandomResizedCrop(List.of(0.08, 1.0), List.of(3 / 4.0, 4 / 3.0)), new HorizontalFlip(0.5));

        for (int epoch = 0; epoch < 20; epoch++) {
            assertThat(values(images, steps, epoch))
                    .as("epoch %d", epoch)
                    .isEqualTo(values(new Whole(images), steps, epoch));
        }
    }

    @Test
    void aFlipBeforeTheCropSeesTheWholeImage() {
        List<AugmentationConfig> steps =
                List.of(new HorizontalFlip(1), new RandomResizedCrop(List.of(0.08, 0.3), List.of(3 / 4.0, 4 / 3.0)));

        assertThat(values(images, steps, 3)).isEqualTo(values(new Whole(images), steps, 3));
    }

    private static float[] values(LabelledImages images, List<AugmentationConfig> steps, int epoch) {
        Pass pass = Pass.of(images, 2, CONTRACT, images.size(), EpochOrder.sequential(images.size()))
                .withAugmentation(new Augmentation(steps, 7, epoch));
        try (BatchStream stream = BatchStream.open(pass, 2)) {
            return stream.next().features().dup().data().asFloat();
        }
    }

    /** Nobody is told which part of these is wanted. */
    private record Whole(LabelledImages images) implements DelegatedImages {}
}
