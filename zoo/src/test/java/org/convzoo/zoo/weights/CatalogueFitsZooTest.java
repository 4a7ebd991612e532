package org.convzoo.zoo.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.WeightsConfig;
import org.convzoo.zoo.Architecture;
import org.convzoo.zoo.ModelSummary;
import org.convzoo.zoo.Zoo;
import org.convzoo.zoo.blueprint.Blueprint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published weights belong to networks of the zoo, number by number. */
class CatalogueFitsZooTest {

    /** Running means and variances of the two auxiliary heads' normalised convolutions of 128 channels. */
    private static final long GOOGLENET_AUXILIARY_STATISTICS = 2 * 2 * 128;

    static List<PublishedWeights> all() {
        return WeightsCatalogue.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void holdsTheNumbersOfItsNetwork(PublishedWeights weights) {
        Architecture network = Zoo.named(weights.architecture());
        assertThat(network.name()).as("no alias").isEqualTo(weights.architecture());
        assertThat(weights.contract().input()).isEqualTo(network.defaultInput());
        assertThat(weights.labels().classes()).isEqualTo(network.defaultClasses(network.defaultInput()));

        Blueprint blueprint =
                network.blueprint(configuration(weights), weights.labels().classes());

        assertThat(weights.file().values())
                .isEqualTo(weights.head() ? whole(weights, ModelSummary.of(blueprint)) : body(blueprint));
    }

    private static long whole(PublishedWeights weights, ModelSummary summary) {
        long auxiliary = summary.parametersWithAuxiliaryHeads() - summary.parameters();
        return summary.total()
                + (weights.architecture().equals("googlenet-bn") ? auxiliary + GOOGLENET_AUXILIARY_STATISTICS : 0);
    }

    /** What comes before the pooled features. */
    private static long body(Blueprint blueprint) {
        int features = blueprint.nodes().indexOf(blueprint.node(blueprint.features()));
        return blueprint.nodes().subList(0, features + 1).stream()
                .mapToLong(node -> node.parameters() + node.statistics())
                .sum();
    }

    private static ModelConfig configuration(PublishedWeights weights) {
        Double width = weights.width() == 1 ? null : weights.width();
        return new ModelConfig(
                weights.architecture(), WeightsConfig.Keyword.NONE, null, null, null, null, null, null, width);
    }
}
