package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.convzoo.configs.Colour;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.ChannelOrder;
import org.convzoo.configs.ImageContract.Interpolation;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.ImageSize;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A photo decoded and resized, every value as Pillow 9.4.0 has it: the checksums are of its results, [C, H, W]. */
@Tag("real-data")
class PillowPhotoTest {

    @ParameterizedTest
    @CsvSource({
        "BILINEAR, 96, 1660893661",
        "BILINEAR, 224, 4105252542",
        "BILINEAR, 800, 4160452394",
        "BICUBIC, 96, 3986519753",
        "BICUBIC, 224, 2940530085",
        "BICUBIC, 800, 14237647"
    })
    void everyValueIsPillows(Interpolation interpolation, int size, long checksum) {
        Path photo = RealData.folder("hymenoptera/val/ants").resolve("10308379_1b6c72e180.jpg");
        ImageContract contract = new ImageContract(
                new ImageSize(size, size, 3),
                Resize.exact(size, size),
                interpolation,
                ChannelOrder.RGB,
                1,
                List.of(0.0, 0.0, 0.0),
                List.of(1.0, 1.0, 1.0));
        float[] prepared = new float[3 * size * size];

        new ImagePreparation(contract).into(ImageDecoder.decode(photo, Colour.WHITE), prepared, 0);

        CRC32 found = new CRC32();
        for (float value : prepared) {
            found.update((int) value);
        }
        assertThat(found.getValue()).isEqualTo(checksum);
    }
}
