package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.ChannelOrder;
import org.convzoo.configs.ImageContract.Interpolation;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.ImageSize;
import org.junit.jupiter.api.Test;

class ImagePreparationTest {

    private static final RawImage COLOURS = new RawImage(1, 2, 3, new byte[] {10, 20, 30, 40, 50, 60});

    @Test
    void coloursBecomePlanes() {
        assertThat(prepared(Contracts.plain("1x2x3", Resize.exact(1, 2)), COLOURS))
                .containsExactly(10, 40, 20, 50, 30, 60);
    }

    @Test
    void bgrPutsBlueFirst() {
        ImageContract contract = Contracts.plain(new ImageSize(1, 2, 3), Resize.exact(1, 2), ChannelOrder.BGR);

        assertThat(prepared(contract, COLOURS)).containsExactly(30, 60, 20, 50, 10, 40);
    }

    @Test
    void coloursBecomeGreyByLuma() {
        // Pillow: Image.new("RGB", (1, 1), (200, 100, 50)).convert("L") is 124.
        RawImage colour = new RawImage(1, 1, 3, new byte[] {(byte) 200, 100, 50});

        assertThat(prepared(Contracts.plain("1x1x1", Resize.exact(1, 1)), colour))
                .containsExactly(124);
    }

    @Test
    void greyFillsAllPlanes() {
        RawImage grey = new RawImage(1, 1, 1, new byte[] {(byte) 255});

        assertThat(prepared(Contracts.plain("1x1x3", Resize.exact(1, 1)), grey)).containsExactly(255, 255, 255);
    }

    @Test
    void eachChannelHasItsMeanAndDeviationInTheNetworksOrder() {
        ImageContract contract = new ImageContract(
                new ImageSize(1, 1, 3),
                Resize.exact(1, 1),
                Interpolation.BILINEAR,
                ChannelOrder.BGR,
                1 / 255.0,
                List.of(0.1, 0.2, 0.3),
                List.of(0.5, 1.0, 2.0));

        float[] values = prepared(contract, new RawImage(1, 1, 3, new byte[] {(byte) 255, 51, 0}));

        assertThat(values[0]).isCloseTo(-0.2f, within(1e-6f));
        assertThat(values[1]).isCloseTo(0f, within(1e-6f));
        assertThat(values[2]).isCloseTo(0.35f, within(1e-6f));
    }

    @Test
    void smallImageIsPaddedWithBlackBeforeNormalisation() {
        ImageContract contract = new ImageContract(
                new ImageSize(2, 4, 1),
                Resize.exact(1, 1),
                Interpolation.BILINEAR,
                ChannelOrder.GREY,
                1,
                List.of(5.0),
                List.of(1.0));

        assertThat(prepared(contract, new RawImage(1, 1, 1, new byte[] {9})))
                .containsExactly(-5, 4, -5, -5, -5, -5, -5, -5);
    }

    @Test
    void largeImageIsCroppedAtItsCentre() {
        RawImage row = new RawImage(1, 5, 1, new byte[] {1, 2, 3, 4, 5});

        assertThat(prepared(Contracts.plain("1x3x1", Resize.exact(1, 5)), row)).containsExactly(2, 3, 4);
    }

    @Test
    void onlyTheImagesOwnPartOfTheTargetIsWritten() {
        float[] target = {-1, -1, -1, -1};

        new ImagePreparation(Contracts.plain("1x2x1", Resize.exact(1, 2)))
                .into(new RawImage(1, 2, 1, new byte[] {3, 4}), target, 1);

        assertThat(target).containsExactly(-1, 3, 4, -1);
    }

    @Test
    void sizesMayChangeFromImageToImage() {
        ImagePreparation preparation = new ImagePreparation(Contracts.plain("2x2x1", Resize.shorterSide(2)));
        float[] target = new float[4];
        preparation.into(new RawImage(4, 4, 1, new byte[16]), target, 0);
        preparation.into(new RawImage(2, 2, 1, new byte[] {1, 2, 3, 4}), target, 0);

        assertThat(target).containsExactly(1, 2, 3, 4);
    }

    @Test
    void fourChannelsAreRefused() {
        ImageContract contract = Contracts.plain(new ImageSize(1, 1, 4), Resize.exact(1, 1), ChannelOrder.RGB);

        assertThatThrownBy(() -> new ImagePreparation(contract))
                .hasMessage("images have 1 or 3 channels, the contract's input is 1x1x4");
    }

    private static float[] prepared(ImageContract contract, RawImage image) {
        ImageSize size = contract.input();
        float[] target = new float[size.channels() * size.height() * size.width()];
        new ImagePreparation(contract).into(image, target, 0);
        return target;
    }
}
