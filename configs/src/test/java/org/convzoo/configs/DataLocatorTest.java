package org.convzoo.configs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataLocatorTest {

    @TempDir
    private Path folder;

    private DataLocator locator;

    @BeforeEach
    void threePlaces() throws IOException {
        locator = new DataLocator(
                Files.createDirectory(folder.resolve("configs")),
                Files.createDirectory(folder.resolve("work")),
                Files.createDirectory(folder.resolve("home")));
    }

    @Test
    void theFirstPlaceThatHasTheFileWins() throws IOException {
        Path inHome = Files.createDirectory(folder.resolve("home/digits"));
        assertThat(locator.find("digits")).isEqualTo(inHome);
        Path inWork = Files.createDirectory(folder.resolve("work/digits"));
        assertThat(locator.find("digits")).isEqualTo(inWork);
        Path besideConfig = Files.createDirectory(folder.resolve("configs/digits"));
        assertThat(locator.find("digits")).isEqualTo(besideConfig);
        assertThat(locator.lookFor("letters")).isEmpty();
        assertThat(locator.inDataHome("letters")).isEqualTo(folder.resolve("home/letters"));
    }

    @Test
    void aPinnedNameMeansTheSameFileFromElsewhere() throws IOException {
        assertThat(locator.pinned("digits")).as("found nowhere yet").isEqualTo("digits");
        Files.createDirectory(folder.resolve("home/digits"));
        assertThat(locator.pinned("digits")).as("in the data home").isEqualTo("digits");
        Path besideConfig = Files.createDirectory(folder.resolve("configs/digits"));
        assertThat(locator.pinned("digits")).isEqualTo(besideConfig.toString());
    }

    @Test
    void aPinnedRunKeepsItsImagesAndItsWeights() throws IOException {
        Path images = Files.createDirectory(folder.resolve("configs/mnist"));
        Path weights = Files.createFile(folder.resolve("configs/net.pth"));
        RunConfig run =
                Runs.read(Runs.SMALLEST, "model.weights={file: net.pth}").pinned(locator);
        assertThat(run.data().source())
                .isEqualTo(Runs.read(Runs.SMALLEST, "data.source.directory=" + images)
                        .data()
                        .source());
        assertThat(run.model().weights()).isEqualTo(new WeightsConfig.FromFile(weights.toString()));
        assertThat(Runs.read(Runs.SMALLEST, "model.weights=imagenet")
                        .pinned(locator)
                        .model()
                        .weights())
                .isEqualTo(WeightsConfig.Keyword.IMAGENET);
    }

    @Test
    void aFolderOfTheDataHomeIsTheLastPlace() throws IOException {
        Path inFolder = Files.createFile(
                Files.createDirectory(folder.resolve("home/weights")).resolve("net.pth"));
        assertThat(locator.find("net.pth", "weights")).isEqualTo(inFolder);
        assertThat(locator.find(inFolder.toString(), "weights")).isEqualTo(inFolder);
        assertThat(locator.pinned("net.pth")).as("in the data home").isEqualTo("net.pth");
        Path inHome = Files.createFile(folder.resolve("home/net.pth"));
        assertThat(locator.find("net.pth", "weights")).isEqualTo(inHome);
        assertThatThrownBy(() -> locator.find("other.pth", "weights"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(
                        "in the data home (%s), in its folder weights (%s): put it",
                        folder.resolve("home/other.pth"), folder.resolve("home/weights/other.pth"));
    }

    @Test
    void whatIsNowhereIsToldWithEveryPlace() {
        assertThatThrownBy(() -> locator.find("digits"))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "digits was not found; looked beside the configuration (%s), in the working directory (%s),"
                                + " in the data home (%s): put it into one of these places, write an absolute path,"
                                + " or set CONVZOO_DATA to another data home",
                        folder.resolve("configs/digits"), folder.resolve("work/digits"), folder.resolve("home/digits"))
                .extracting(thrown -> ((UserException) thrown).kind())
                .isEqualTo(UserException.Kind.FAILED);
    }

    @Test
    void anAbsolutePathIsTheOnlyPlace() throws IOException {
        Path file = Files.createFile(folder.resolve("image.png"));
        assertThat(locator.find(file.toString())).isEqualTo(file);
        Path absent = folder.resolve("absent.png");
        assertThatThrownBy(() -> locator.find(absent.toString()))
                .hasMessage("%s was not found; looked at (%s): correct the path", absent, absent);
        assertThatThrownBy(() -> locator.find("a\0b")).isInstanceOf(UserException.class);
    }

    @Test
    void theEnvironmentNamesTheDataHome() {
        Path config = folder.resolve("configs/run.yaml");
        DataLocator chosen = DataLocator.forConfig(config, Map.of("CONVZOO_DATA", folder.toString()));
        assertThat(chosen)
                .isEqualTo(
                        new DataLocator(folder.resolve("configs"), Path.of("").toAbsolutePath(), folder));
        assertThat(DataLocator.forConfig(null, Map.of("CONVZOO_DATA", folder.toString()))
                        .configDirectory())
                .isNull();
    }

    @Test
    void withoutItTheDataHomeIsWhereTheSystemKeepsCaches() {
        Path user = folder.toAbsolutePath();
        String caches = folder.resolve("caches").toAbsolutePath().toString();
        assertThat(DataHome.of(Map.of(), "Linux", user)).isEqualTo(user.resolve(".cache/convzoo"));
        assertThat(DataHome.of(Map.of("CONVZOO_DATA", " "), "Linux", user)).isEqualTo(user.resolve(".cache/convzoo"));
        assertThat(DataHome.of(Map.of("XDG_CACHE_HOME", caches), "Linux", user))
                .isEqualTo(folder.resolve("caches/convzoo"));
        assertThat(DataHome.of(Map.of("XDG_CACHE_HOME", "relative"), "Linux", user))
                .isEqualTo(user.resolve(".cache/convzoo"));
        assertThat(DataHome.of(Map.of(), "Mac OS X", user)).isEqualTo(user.resolve("Library/Caches/convzoo"));
        assertThat(DataHome.of(Map.of("LOCALAPPDATA", caches), "Windows 11", user))
                .isEqualTo(folder.resolve("caches/convzoo"));
        assertThat(DataHome.of(Map.of(), "Windows 11", user)).isEqualTo(user.resolve("AppData/Local/convzoo"));
    }
}
