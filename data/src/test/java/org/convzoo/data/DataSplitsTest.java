package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.convzoo.configs.DataConfig;
import org.convzoo.configs.DataConfig.SplitConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.SourceConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSplitsTest {

    @TempDir
    private Path home;

    @Test
    void printedDigitsNeedNothing() {
        try (DataSplits splits = open(new SourceConfig.PrintedDigits(20, 10, 10))) {
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
                        case "Mnist" -> new SourceConfig.Mnist("absent", "http://127.0.0.1:1/");
                        case "Cifar10" -> new SourceConfig.Cifar10("absent", List.of(), "http://127.0.0.1:1/");
                        case "Cifar100" -> new SourceConfig.Cifar100("absent", List.of(), "http://127.0.0.1:1/");
                        case "PrintedDigits" -> new SourceConfig.PrintedDigits(10, 10, 10);
                        case "ImageFolder" -> new SourceConfig.ImageFolder("absent");
                        default -> throw new AssertionError("teach this test and DataSplits.open about " + kind);
                    };
            if (source instanceof SourceConfig.PrintedDigits) {
                open(source).close();
            } else {
                assertThat(Failures.message(() -> open(source))).contains("absent");
            }
        }
    }

    private DataSplits open(SourceConfig source) {
        return DataSplits.open(
                new DataConfig(source, 8, new SplitConfig(0.1, 0.2)), 42, new DataLocator(null, home, home));
    }
}
