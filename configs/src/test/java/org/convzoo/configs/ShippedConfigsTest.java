package org.convzoo.configs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedConfigsTest {

    static List<Path> files() {
        return ShippedConfigs.all();
    }

    @Test
    void theFilesThatTheReadmeSpeaksOfAreThere() {
        assertThat(files())
                .contains(Path.of("quickstart.yaml"), Path.of("lenet5-mnist.yaml"), Path.of("lenet5-folder.yaml"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachIsARunThatIsNamedAsItsFile(Path file) {
        assertThat(ConfigReader.read(file, List.of()).name() + ".yaml").isEqualTo(file.toString());
    }

    @ParameterizedTest
    @MethodSource("files")
    void eachNamesTheSchemaForEditors(Path file) throws IOException {
        assertThat(Files.readString(file)).startsWith("# yaml-language-server: $schema=schema.json\n");
    }

    @Test
    void fiveThousandOfMnistsTrainingImagesAreHeldOut() {
        DataConfig data =
                ConfigReader.read(Path.of("lenet5-mnist.yaml"), List.of()).data();
        assertThat(60_000 * data.splits().validation()).isBetween(4_990.0, 5_010.0);
    }
}
