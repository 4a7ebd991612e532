package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.convzoo.configs.CacheConfig;
import org.convzoo.configs.Cifar100Config;
import org.convzoo.configs.Cifar10Config;
import org.convzoo.configs.Colour;
import org.convzoo.configs.CsvConfig;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataConfig.SplitConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageFolderConfig;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.MnistConfig;
import org.convzoo.configs.PrintedDigitsConfig;
import org.convzoo.configs.SignalsConfig;
import org.convzoo.configs.SourceConfig;
import org.convzoo.configs.WavesConfig;
import org.convzoo.configs.XoConfig;
import org.convzoo.configs.download.Access;
import org.convzoo.data.DataSplits.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSplitsTest {

    @TempDir
    private Path home;

    @Test
    void printedDigitsNeedNothing() {
        try (DataSplits splits = open(new PrintedDigitsConfig(20, 10, 10))) {
            assertThat(splits.training().size()).isEqualTo(20);
            assertThat(splits.validation().size()).isEqualTo(10);
            assertThat(splits.test().size()).isEqualTo(10);
            assertThat(splits.labels()).hasSize(10);
            assertThat(splits.nativeSize()).contains(new ImageSize(28, 28, 1));
            assertThat(splits.fingerprint()).hasSize(64);
            assertThat(splits.description()).startsWith("printed digits from seed 42");
        }
    }

    @Test
    void everyKindOfSourceIsKnown() {
        for (Class<?> kind : SourceConfig.class.getPermittedSubclasses()) {
            SourceConfig source =
                    switch (kind.getSimpleName()) {
                        case "MnistConfig" -> new MnistConfig("absent", "http://127.0.0.1:1/");
                        case "Cifar10Config" -> new Cifar10Config("absent", List.of(), "http://127.0.0.1:1/");
                        case "Cifar100Config" -> new Cifar100Config("absent", List.of(), "http://127.0.0.1:1/");
                        case "PrintedDigitsConfig" -> new PrintedDigitsConfig(10, 10, 10);
                        case "ImageFolderConfig" -> new ImageFolderConfig("absent");
                        case "CsvConfig" -> CsvConfig.of("absent");
                        case "XoConfig" -> new XoConfig(9, 0.1, 10, 10, 10);
                        case "WavesConfig" -> new WavesConfig(16, 0.1, 10, 10, 10);
                        case "SignalsConfig" ->
                            new SignalsConfig(new SignalsConfig.Part("absent", null), null, null, true, null);
                        default -> throw new AssertionError("teach this test and DataSplits.open about " + kind);
                    };
            if (Set.of("PrintedDigitsConfig", "XoConfig", "WavesConfig").contains(kind.getSimpleName())) {
                open(source).close();
            } else {
                assertThat(Failures.message(() -> open(source))).contains("absent");
            }
        }
    }

    @Test
    void imagesTooFewToDivideAreForATestOnly() throws IOException {
        for (String label : List.of("a", "b")) {
            Path image =
                    Files.createDirectories(home.resolve("few").resolve(label)).resolve("0.png");
            ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY), "png", image.toFile());
        }
        SourceConfig few = new ImageFolderConfig("few");

        String refusal = "no images can be held out for %s, of 2 in all: the last image of a class is for training; add"
                + " images, at least three a class";
        assertThat(Failures.message(() -> open(few))).isEqualTo(refusal.formatted("validation"));
        try (DataSplits splits = DataSplits.openForTest(config(few), 42, locator(), Access.direct(), warning -> {})) {
            assertThat(splits.images(Split.ALL).size()).isEqualTo(2);
            assertThat(splits.images(Split.ALL).id(1)).isEqualTo("b/0.png");
            assertThat(Failures.message(() -> splits.images(Split.TEST))).isEqualTo(refusal.formatted("test"));
        }
    }

    private DataSplits open(SourceConfig source) {
        return DataSplits.open(config(source), 42, locator());
    }

    private static DataConfig config(SourceConfig source) {
        return new DataConfig(
                source,
                null,
                8,
                new SplitConfig(0.1, 0.2),
                Colour.WHITE,
                DataConfig.Sampling.SHUFFLED,
                List.of(),
                DataConfig.OnBadImage.SKIP,
                0.05,
                new CacheConfig.None());
    }

    private DataLocator locator() {
        return new DataLocator(null, home, home);
    }
}
