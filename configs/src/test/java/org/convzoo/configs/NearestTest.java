package org.convzoo.configs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {

    private static final List<String> ALLOWED = List.of("learningRate", "batchSize", "epochs", "sgd", "adam", "l2");

    @ParameterizedTest
    @CsvSource({
        "batch_size, batchSize",
        "BatchSize, batchSize",
        "batch-size, batchSize",
        "lr, learningRate",
        "learning_rate, learningRate",
        "lerningRate, learningRate",
        "epoch, epochs",
        "sdg, sgd",
        "adm, adam",
        "weight_decay, l2"
    })
    void theLikeliestWordIsFound(String given, String expected) {
        assertThat(Nearest.to(given, ALLOWED)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zebra", "l1", "", "seed", "sgdsgdsgd"})
    void aWordFarFromAllHasNoSuggestion(String given) {
        assertThat(Nearest.to(given, ALLOWED)).isEmpty();
    }

    @Test
    void aNameFromElsewhereIsSuggestedOnlyWhereItsKeyIsAllowed() {
        assertThat(Nearest.to("lr", List.of("momentum"))).isEmpty();
    }

    @Test
    void endlessWordsAreNotCompared() {
        assertThat(Nearest.to("x".repeat(1 << 20), ALLOWED)).isEmpty();
    }
}
