package org.convzoo.configs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureCacheConfigTest {

    record Phases(@Default("none") FeatureCacheConfig cache) {}

    private static final MappingShape PHASES = MappingShape.of(Phases.class);
    private static final DataLocator LOCATOR = new DataLocator(null, Path.of("/work"), Path.of("/home/of/data"));

    private static FeatureCacheConfig read(String yaml) {
        return ((Phases) ConfigReader.read(PHASES, yaml, "run.yaml", List.of())).cache();
    }

    @Test
    void wordsStandForTheDefaults() {
        assertThat(read("{}")).isEqualTo(new FeatureCacheConfig.None());
        assertThat(read("cache: none")).isEqualTo(new FeatureCacheConfig.None());
        assertThat(read("cache: memory")).isEqualTo(new FeatureCacheConfig.Memory(4));
        assertThat(read("cache: disk")).isEqualTo(new FeatureCacheConfig.Disk(null, 20));
    }

    @Test
    void everyKeyReachesItsComponentAndIsWrittenAndReadAgain() {
        for (String yaml : List.of(
                "cache: {type: memory, limitGigabytes: 0.5}",
                "cache: {type: disk, directory: features, limitGigabytes: 100}")) {
            FeatureCacheConfig config = read(yaml);
            assertThat(read(ConfigWriter.toYaml(PHASES, new Phases(config)))).isEqualTo(config);
        }
        assertThat(read("cache: {type: memory, limitGigabytes: 0.5}")).isEqualTo(new FeatureCacheConfig.Memory(0.5));
        assertThat(read("cache: {type: disk, directory: features, limitGigabytes: 100}"))
                .isEqualTo(new FeatureCacheConfig.Disk("features", 100));
    }

    @Test
    void whatIsNoCacheIsToldWithItsPlace() {
        assertThat(Runs.problems(Phases.class, "cache: disc"))
                .containsExactly(
                        "run.yaml:1:8: cache must be one of none, memory, disk, or a mapping with one of the keys"
                                + " type, got \"disc\" (did you mean disk?)");
        assertThat(Runs.problems(Phases.class, "cache: {type: disk, limitGigabytes: 0}"))
                .containsExactly(
                        "run.yaml:1:37: cache.limitGigabytes must be a number greater than 0 and at most 1000000, got 0");
        assertThat(Runs.problems(Phases.class, "cache: {type: memory, directory: x}"))
                .containsExactly("run.yaml:1:23: unknown key cache.directory; allowed here: type, limitGigabytes");
    }

    @Test
    void aFolderIsLookedForAndElseLiesInTheDataHome() {
        assertThat(new FeatureCacheConfig.Disk(null, 20).folder(LOCATOR))
                .isEqualTo(Path.of("/home/of/data/feature-cache"));
        assertThat(new FeatureCacheConfig.Disk("kept", 20).folder(LOCATOR)).isEqualTo(Path.of("/home/of/data/kept"));
        assertThat(new FeatureCacheConfig.Disk("/elsewhere", 20).folder(LOCATOR))
                .isEqualTo(Path.of("/elsewhere"));
        assertThat(new FeatureCacheConfig.Disk(null, 0.25).limitBytes()).isEqualTo(250_000_000);
        assertThat(new FeatureCacheConfig.Memory(2).limitBytes()).isEqualTo(2_000_000_000);
    }
}
