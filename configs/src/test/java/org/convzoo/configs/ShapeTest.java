package org.convzoo.configs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What records may be made of, beyond what today's runs use: lists, flags, choices by key or by word. */
class ShapeTest {

    enum Pooling {
        GLOBAL_AVERAGE,
        NONE
    }

    sealed interface Layer {}

    record Dense(@Range(min = 1) int dense) implements Layer {}

    record Dropout(
            @Range(min = 0, max = 1, maxExclusive = true) double dropout,
            @Default("false") boolean spatial) implements Layer {}

    sealed interface Weights {}

    enum Usual implements Weights {
        NONE,
        IMAGE_NET
    }

    record Named(String name) implements Weights {}

    record FromFile(String file) implements Weights {}

    record Head(
            Weights weights,
            @Default("[]") List<Layer> layers,
            @Range(min = 0) @Default("[1]") List<Double> rates,
            @Nullable List<String> labels,
            @Default("globalAverage") @Nullable Pooling pooling,
            @Nullable Long count) {

        Head {
            if (layers.size() > 2) {
                throw new IllegalArgumentException("a head has at most 2 layers, got " + layers.size());
            }
        }
    }

    private static final MappingShape HEAD = MappingShape.of(Head.class);

    private static Object read(String yaml) {
        return ConfigReader.read(HEAD, yaml, "run.yaml", List.of());
    }

    @Test
    void theSmallestHeadHasTheDefaults() {
        assertThat(read("weights: {name: vgg}"))
                .isEqualTo(new Head(new Named("vgg"), List.of(), List.of(1.0), null, Pooling.GLOBAL_AVERAGE, null));
    }

    @Test
    void aWordThatIsAChoiceIsReadWrittenAndReadAgain() {
        Head head = new Head(Usual.IMAGE_NET, List.of(), List.of(1.0), null, Pooling.GLOBAL_AVERAGE, null);
        assertThat(read("weights: imageNet")).isEqualTo(head);
        assertThat(ConfigWriter.toYaml(HEAD, head)).startsWith("weights: imageNet\n");
        assertThat(read(ConfigWriter.toYaml(HEAD, head))).isEqualTo(head);
    }

    @Test
    void aWordThatIsNoChoiceIsToldWithTheWordsAndTheMappings() {
        assertThat(Runs.problems(Head.class, "weights: imagnet"))
                .containsExactly(
                        "run.yaml:1:10: weights must be one of none, imageNet, or a mapping with one of the keys"
                                + " name, file, got \"imagnet\" (did you mean imageNet?)");
        assertThat(Runs.problems(Head.class, "weights: 5"))
                .containsExactly(
                        "run.yaml:1:10: weights must be one of none, imageNet, or a mapping with one of the keys"
                                + " name, file, got 5");
    }

    @Test
    void aFullHeadIsReadWrittenAndReadAgain() {
        Head head = new Head(
                new FromFile("weights/a b: \"c\" # d\nnext line.pth"),
                List.of(new Dense(256), new Dropout(0.5, true)),
                List.of(0.1, 10.0, 1e-9),
                List.of("5", "true", "null", "- x", "größer", " spaced ", "1e3", "~", "{", "0o7"),
                Pooling.NONE,
                Long.MIN_VALUE);
        assertThat(read("""
                        weights: {file: "weights/a b: \\"c\\" # d\\nnext line.pth"}
                        layers: [{dense: 256}, {dropout: 0.5, spatial: true}]
                        rates: [0.1, 10, 1e-9]
                        labels: ["5", "true", "null", "- x", größer, " spaced ", "1e3", "~", "{", "0o7"]
                        pooling: none
                        count: -9223372036854775808
                        """)).isEqualTo(head);
        String written = ConfigWriter.toYaml(HEAD, head);
        assertThat(read(written)).as(written).isEqualTo(head);
    }

    @Test
    void nullTakesADefaultAway() {
        assertThat(read("{weights: none, pooling: null}"))
                .isEqualTo(new Head(Usual.NONE, List.of(), List.of(1.0), null, null, null));
    }

    @Test
    void problemsInListsNameTheEntry() {
        assertThat(Runs.problems(Head.class, """
                        weights: {url: x}
                        layers:
                          - {dense: 0}
                          - {dropout: 0.5, spatial: yes, rate: 1}
                          - dense
                        rates: [0.1, -1, x]
                        labels: [5]
                        """))
                .containsExactly(
                        "run.yaml:1:10: weights needs one of the keys name, file",
                        "run.yaml:3:13: layers.0.dense must be a whole number of at least 1, got 0",
                        "run.yaml:4:29: layers.1.spatial must be true or false, got \"yes\"",
                        "run.yaml:4:34: unknown key layers.1.rate; allowed here: dropout, spatial",
                        "run.yaml:5:5: layers.2 must be a mapping with the keys dense, dropout, got \"dense\"",
                        "run.yaml:6:14: rates.1 must be a number of at least 0, got -1",
                        "run.yaml:6:18: rates.2 must be a number of at least 0, got \"x\"",
                        "run.yaml:7:10: labels.0 must be text (write \"5\"), got 5");
    }

    @Test
    void whatConstructorsRefuseIsAProblemOfTheirMapping() {
        assertThat(Runs.problems(Head.class, "\nweights: none\nlayers: [{dense: 1}, {dense: 2}, {dense: 3}]"))
                .containsExactly("run.yaml:2:1: a configuration: a head has at most 2 layers, got 3");
    }

    @Test
    void aMergedMappingGivesWayToItsOwnKeys() {
        assertThat(read("weights: none\nlayers: [&first {dropout: 0.5, spatial: true}, {<<: *first, dropout: 0.25}]"))
                .extracting(head -> ((Head) head).layers())
                .isEqualTo(List.of(new Dropout(0.5, true), new Dropout(0.25, true)));
    }

    record Unreadable(Thread thread) {}

    record BadDefault(@Default("x") int number) {}

    @Test
    void mistakesInTheRecordsThemselvesAreNotBlamedOnTheFile() {
        assertThatThrownBy(() -> MappingShape.of(Unreadable.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a configuration cannot hold a java.lang.Thread");
        assertThatThrownBy(() -> ConfigReader.read(MappingShape.of(BadDefault.class), "{}", "run.yaml", List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the default of number is wrong");
    }

    sealed interface End {}

    enum Given implements End {
        OWN
    }

    record Layers(List<Layer> layers) implements End {
        Layers {
            if (layers.size() > 2) {
                throw new IllegalArgumentException("at most 2 layers, got " + layers.size());
            }
        }
    }

    record Network(End end) {}

    private static final MappingShape NETWORK = MappingShape.of(Network.class);

    @Test
    void aRecordThatIsAListIsWrittenAsOne() {
        Network listed = new Network(new Layers(List.of(new Dense(256), new Dropout(0.5, false))));
        String yaml = "end: [{dense: 256}, {dropout: 0.5}]";
        assertThat(ConfigReader.read(NETWORK, yaml, "run.yaml", List.of())).isEqualTo(listed);
        assertThat(NETWORK.read(NETWORK.write(listed), "", new Problems())).contains(listed);
        assertThat(ConfigReader.read(NETWORK, "end: own", "run.yaml", List.of()))
                .isEqualTo(new Network(Given.OWN));
        assertThat(NETWORK.schema().toString()).contains("oneOf=[{enum=[own]}, {type=array, items=");
    }

    @Test
    void aListThatIsWrongIsRefusedWhereItStands() {
        assertThatThrownBy(() -> ConfigReader.read(NETWORK, "end: other", "run.yaml", List.of()))
                .hasMessageContaining("run.yaml:1:6")
                .hasMessageContaining("end must be one of own, or a list, got \"other\"");
        assertThatThrownBy(() ->
                        ConfigReader.read(NETWORK, "end: [{dense: 1}, {dense: 2}, {dense: 3}]", "run.yaml", List.of()))
                .hasMessageContaining("end: at most 2 layers, got 3");
    }
}
