package org.convzoo.configs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedSourceTest {

    @TempDir
    private Path folder;

    private Path work;
    private Path home;
    private DataLocator locator;

    @BeforeEach
    void makePlaces() throws IOException {
        work = Files.createDirectories(folder.resolve("work"));
        home = Files.createDirectories(folder.resolve("home"));
        locator = new DataLocator(null, work, home);
    }

    private SourceConfig read(String source) {
        return NamedSource.read("SOURCE", source, locator).source();
    }

    @Test
    void aFolderOrTableOfTheDataHomeIsFound() throws IOException {
        Path bees = Files.createDirectories(home.resolve("insects/bees"));
        Path table = Files.writeString(home.resolve("o'hara.csv"), "path,label\n");
        assertThat(read("insects/bees")).isEqualTo(new ImageFolderConfig(bees.toString()));
        assertThat(read("o'hara.csv")).isEqualTo(CsvConfig.of(table.toString()));
    }

    @Test
    void theWorkingDirectoryComesBeforeTypesAndTheseBeforeTheDataHome() throws IOException {
        Files.createDirectories(home.resolve("mnist"));
        assertThat(read("mnist")).isInstanceOf(MnistConfig.class);
        Path near = Files.createDirectories(work.resolve("mnist"));
        assertThat(read("mnist")).isEqualTo(new ImageFolderConfig(near.toString()));
    }

    @Test
    void whatIsNowhereIsToldWithThePlacesThatWereTried() {
        assertThatThrownBy(() -> read("wasps"))
                .isInstanceOf(UserException.class)
                .hasMessage("SOURCE wasps is neither a folder nor a table in the working directory ("
                        + work.resolve("wasps") + "), in the data home (" + home.resolve("wasps")
                        + "), nor the type of a source; give a folder or a table (.csv, .tsv) that exists, a type such"
                        + " as mnist, or YAML in braces");
    }
}
