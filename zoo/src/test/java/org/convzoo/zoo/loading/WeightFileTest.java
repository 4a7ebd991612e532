package org.convzoo.zoo.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.download.Access;
import org.convzoo.configs.download.Progress;
import org.convzoo.configs.download.Proxies;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.weights.PublishedWeights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFileTest {

    private static final Access OFFLINE = new Access(true, Optional.empty(), Proxies.ofThePlatform());

    @TempDir
    private Path home;

    private DataLocator locator;

    @BeforeEach
    void emptyDataHome() {
        locator = new DataLocator(null, home.resolve("work"), home);
    }

    private WeightFile chosen(String architecture, String weights) {
        ModelConfig model = ConfigReader.readModel(architecture, List.of("model.weights=" + weights));
        return WeightFile.of(model, locator, OFFLINE, Progress.NONE).orElseThrow();
    }

    @Test
    void noWeightsAreNoFile() {
        assertThat(WeightFile.of(ModelConfig.of("resnet50"), locator, OFFLINE, Progress.NONE))
                .isEmpty();
    }

    @Test
    void aFileInTheFolderOfWeightsIsFound() throws IOException {
        Path file = Files.write(
                Files.createDirectory(home.resolve("weights")).resolve("own.pth"), new byte[] {(byte) 0x80, 2, '.'});
        WeightFile found = chosen("resnet50", "{file: own.pth}");
        assertThat(found.path()).isEqualTo(file);
        assertThat(found.published()).isEmpty();
        assertThat(found.name()).isEqualTo("own.pth");
        assertThat(found.sha256()).isEqualTo("5a5f6ec96f586b2bc220ea7a85043164f48079baba00fde83af150dd29c5dd81");
    }

    @Test
    void publishedWeightsThatAreNotHereAreDownloaded() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> chosen("resnet50", "imagenet"))
                .withMessageStartingWith("resnet50-11ad3fa6.pth could not be downloaded: downloads are switched off");
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> chosen("resnet50", "{name: torchvision-imagenet1k-v1}"))
                .withMessageStartingWith("resnet50-0676ba61.pth could not be downloaded");
    }

    @Test
    void withoutADigestTheNameDecides() throws IOException {
        byte[] values = Arrays.copyOf(
                "\u0089HDF\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1), 475_544 * Float.BYTES + 1000);
        Path file = Files.write(home.resolve("mobilenet_2_5_224_tf.h5"), values);
        assertThat(WeightFile.of(file, Zoo.named("mobilenet")).name()).isEqualTo("mobilenet keras-imagenet-0.25");
        Path renamed = Files.write(home.resolve("mine.h5"), values);
        assertThat(WeightFile.of(renamed, Zoo.named("mobilenet")).published()).isEmpty();
    }

    @Test
    @Tag("real-data")
    void aPublishedFileIsKnownByItsContent() throws IOException {
        Path real = RealWeights.file("resnet20-12fca82f.th");
        Path renamed = Files.copy(real, home.resolve("mine"));
        assertThat(WeightFile.of(renamed, Zoo.named("resnet20-cifar")).published())
                .map(PublishedWeights::name)
                .hasValue("idelbayev-cifar10");
        assertThat(WeightFile.of(renamed, Zoo.named("resnet32-cifar")).published())
                .isEmpty();
        byte[] content = Files.readAllBytes(renamed);
        content[content.length / 2]++;
        Files.write(renamed, content);
        assertThat(WeightFile.of(renamed, Zoo.named("resnet20-cifar")).published())
                .isEmpty();
    }

    @Test
    @Tag("real-data")
    void whatTheHashTellsLaterThanTheLoadingCountsAllTheSame() throws IOException {
        Path mine = Files.copy(RealWeights.file("resnet20-12fca82f.th"), home.resolve("mine"));
        assertThat(account(mine)).contains("images: as Yerlan Idelbayev published them with idelbayev-cifar10");
        byte[] content = Files.readAllBytes(mine);
        // the last number of the last array: a file that is read without complaint, and is not the published one
        content[content.length - 3]++;
        Files.write(mine, content);
        assertThat(account(mine))
                .contains("images: taken to be as with Yerlan Idelbayev's idelbayev-cifar10, since the file does not"
                        + " say");
    }

    private static List<String> account(Path file) {
        ModelConfig model = ConfigReader.readModel("resnet20-cifar", List.of());
        PretrainedNetwork network = PretrainedNetwork.load(model, WeightFile.of(file, Zoo.named("resnet20-cifar")));
        network.graph().params().close();
        return network.account();
    }
}
