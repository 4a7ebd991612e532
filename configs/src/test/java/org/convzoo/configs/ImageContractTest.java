package org.convzoo.configs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.convzoo.configs.ImageContract.ChannelOrder;
import org.convzoo.configs.ImageContract.Interpolation;
import org.convzoo.configs.ImageContract.Resize;
import org.junit.jupiter.api.Test;

class ImageContractTest {

    private static final List<Double> MEAN = List.of(0.4914, 0.4822, 0.4465);
    private static final List<Double> DEVIATION = List.of(0.2470, 0.2435, 0.2616);

    @Test
    void colourImagesAreNormalisedChannelByChannel() {
        assertThat(ImageContract.normalised(new ImageSize(32, 32, 3), MEAN, DEVIATION))
                .isEqualTo(new ImageContract(
                        new ImageSize(32, 32, 3),
                        Resize.shorterSide(32),
                        Interpolation.BILINEAR,
                        ChannelOrder.RGB,
                        1 / 255.0,
                        MEAN,
                        DEVIATION));
    }

    @Test
    void greyImagesHaveOneMean() {
        assertThat(ImageContract.normalised(new ImageSize(28, 20, 1), List.of(0.1307), List.of(0.3081)))
                .isEqualTo(new ImageContract(
                        new ImageSize(28, 20, 1),
                        Resize.exact(28, 20),
                        Interpolation.BILINEAR,
                        ChannelOrder.GREY,
                        1 / 255.0,
                        List.of(0.1307),
                        List.of(0.3081)));
    }

    @Test
    void anInputWithOtherChannelsIsTold() {
        UserException failure = catchThrowableOfType(
                UserException.class, () -> ImageContract.normalised(new ImageSize(32, 48, 1), MEAN, DEVIATION));

        assertThat(failure)
                .hasMessage("model.input: the network's images are normalised in 3 channels, got 1 in 32x48x1;"
                        + " write 32x48x3");
        assertThat(failure.kind()).isEqualTo(UserException.Kind.WRONG_USAGE);
    }

    @Test
    void meansAndDeviationsMustFitEachOther() {
        ImageSize size = new ImageSize(32, 32, 3);
        assertThatThrownBy(() -> ImageContract.normalised(size, MEAN, List.of(0.25)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mean and standard deviation need one value for each of the 3 channels, got 3 and 1");
        assertThatThrownBy(() -> ImageContract.normalised(size, List.of(0.5, 0.5), List.of(0.25, 0.25)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("images have 1 or 3 channels, got 2 means");
        assertThatThrownBy(() -> ImageContract.normalised(size, MEAN, List.of(0.25, 0.0, 0.25)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("standard deviations are greater than 0, got [0.25, 0.0, 0.25]");
    }

    @Test
    void anotherInputScalesWhatAnImageIsResizedTo() {
        ImageContract square = ImageContract.normalised(new ImageSize(224, 224, 3), MEAN, DEVIATION)
                .withResize(Resize.shorterSide(256));
        ImageContract smaller = square.withInput(new ImageSize(112, 112, 3));
        assertThat(smaller.input()).isEqualTo(new ImageSize(112, 112, 3));
        assertThat(smaller.resize()).isEqualTo(Resize.shorterSide(128));
        assertThat(square.withInput(new ImageSize(112, 224, 3)).resize()).isEqualTo(Resize.exact(128, 256));
        assertThat(square.withInput(square.input())).isSameAs(square);
        assertThatThrownBy(() -> square.withInput(new ImageSize(224, 224, 1)))
                .hasMessage("model.input: the weights are for images of 3 channels, got 1 in 224x224x1");
    }

    @Test
    void modelsKeepItAsAFile() throws JsonProcessingException {
        ImageContract contract = ImageContract.normalised(new ImageSize(32, 32, 1), List.of(0.1307), List.of(0.3081))
                .withBackground(new Colour(1, 2, 3));
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readValue(json.writeValueAsString(contract), ImageContract.class))
                .isEqualTo(contract);
    }

    @Test
    void featuresAreTakenAsTheyAreInAnyNumberOfChannels() {
        ImageContract contract = ImageContract.ofFeatures(new ImageSize(1, 1, 25088));
        assertThat(contract.forFeatures()).isTrue();
        assertThat(contract.forSignals()).isFalse();
        assertThat(contract.mean()).isEmpty();
        assertThat(ImageContract.ofFeatures(new ImageSize(7, 7, 1)).forFeatures())
                .isTrue();
        assertThatThrownBy(() -> new ImageContract(
                        new ImageSize(7, 7, 2),
                        ImageContract.Resize.exact(7, 7),
                        ImageContract.Interpolation.BILINEAR,
                        ImageContract.ChannelOrder.FEATURES,
                        1,
                        List.of(0.0, 0.0),
                        List.of(1.0, 1.0)))
                .hasMessage("mean and standard deviation need one value for each of the 0 channels, got 2 and 2");
    }
}
