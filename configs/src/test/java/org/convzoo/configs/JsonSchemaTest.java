package org.convzoo.configs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;

class JsonSchemaTest {

    private static final Path COMMITTED = Path.of("schema.json");
    private static final String REMAKE = "./mvnw -q -pl configs test -Dtest=JsonSchemaTest -Dconvzoo.writeSchema=true";

    static List<Path> files() {
        return ShippedConfigs.all();
    }

    @Test
    void theCommittedSchemaIsThatOfTheRecords() throws IOException {
        if (Boolean.getBoolean("convzoo.writeSchema")) {
            Files.writeString(COMMITTED, JsonSchema.text());
        }
        assertThat(COMMITTED).as("make it with: %s", REMAKE).exists();
        assertThat(Files.readString(COMMITTED))
                .as("configs/schema.json is out of date; remake it with: %s", REMAKE)
                .isEqualTo(JsonSchema.text());
    }

    @ParameterizedTest
    @MethodSource("files")
    void shippedConfigurationsKeepToIt(Path file) throws IOException {
        assertThat(validate(Files.readString(file))).isEmpty();
    }

    @Test
    void effectiveConfigurationsKeepToIt() {
        assertThat(validate(ConfigWriter.toYaml(Runs.read(Runs.SMALLEST)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour: red",
                "seed: '3'",
                "seed: 1.5",
                "seed: null",
                "training: {epochs: 0, optimizer: {type: adam}}",
                "training: {epochs: 99999999999, optimizer: {type: adam}}",
                "training: {optimizer: {type: adam}}",
                "training: {epochs: 2, optimizer: {type: adm}}",
                "training: {epochs: 2, optimizer: {learningRate: 0.1}}",
                "training: {epochs: 2, optimizer: {type: adam, lr: 0.1}}",
                "training: {epochs: 2, optimizer: {type: adam, learningRate: 0}}",
                "training: {epochs: 2, optimizer: {type: adam}, monitor: speed}",
                "model: {architecture: 5}",
                "model: {architecture: ''}",
                "model: [lenet5]",
                "data: {source: {type: mnist}, splits: {test: 1}}"
            })
    void whatTheReaderRefusesForItsShapeTheSchemaRefusesToo(String entry) {
        String key = entry.substring(0, entry.indexOf(':'));
        String yaml = withoutEntry(key) + entry + "\n";
        assertThat(Runs.problems(yaml)).isNotEmpty();
        assertThat(validate(yaml)).as(yaml).isNotEmpty();
    }

    /** The smallest run, which both accept, without one of its entries. */
    private static String withoutEntry(String key) {
        assertThat(validate(Runs.SMALLEST)).isEmpty();
        return Runs.SMALLEST.replaceAll("(?m)^" + key + ":.*\n(  .*\n)*", "");
    }

    private static Set<ValidationMessage> validate(String yaml) {
        JsonNode document =
                new ObjectMapper().valueToTree(new Load(YamlTree.settings("run.yaml")).loadFromString(yaml));
        return JsonSchemaFactory.getInstance(VersionFlag.V7)
                .getSchema(JsonSchema.text())
                .validate(document);
    }
}
