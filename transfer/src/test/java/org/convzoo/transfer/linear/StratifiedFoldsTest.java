package org.convzoo.transfer.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.convzoo.configs.UserException;
import org.convzoo.engine.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Values by scikit-learn 1.2.1's StratifiedKFold ({@code linear_choice_references.py}). */
class StratifiedFoldsTest {

    private static final int[] LABELS = {2, 0, 0, 1, 2, 2, 0, 1, 1, 0, 0, 2, 1};

    @Test
    void foldsAreThoseOfScikitLearn() {
        try (FloatMatrix features = FloatMatrix.zeros(LABELS.length, 1)) {
            StratifiedFolds folds =
                    StratifiedFolds.of(LabelledFeatures.of(features, LABELS, List.of("ant", "bee", "fly")), 3);

            assertThat(folds.ofRow()).containsExactly(0, 0, 1, 0, 0, 1, 1, 0, 1, 2, 2, 2, 2);
            assertThat(folds.outside(2))
                    .containsExactly(true, true, true, true, true, true, true, true, true, false, false, false, false);
        }
    }

    @Test
    void aClassWithFewerRowsThanFoldsIsNamed() {
        try (FloatMatrix features = FloatMatrix.zeros(LABELS.length, 1)) {
            LabelledFeatures rows = LabelledFeatures.of(features, LABELS, List.of("ant", "bee", "fly"));

            assertThatThrownBy(() -> StratifiedFolds.of(rows, 5))
                    .isInstanceOf(UserException.class)
                    .hasMessage("class 'bee' has 4 rows, 5 folds need at least one each: choose at most 4 folds, or add"
                            + " images of the class");
            assertThatThrownBy(() -> StratifiedFolds.of(rows, 1))
                    .isInstanceOf(UserException.class)
                    .hasMessage("cross-validation needs at least 2 folds, got 1");
        }
    }

    @Test
    void ofAClassWithASingleRowThereAreNoFolds() {
        try (FloatMatrix features = FloatMatrix.zeros(4, 1)) {
            LabelledFeatures rows = LabelledFeatures.of(features, new int[] {0, 0, 0, 1}, List.of("ant", "bee"));

            assertThatThrownBy(() -> StratifiedFolds.of(rows, 2))
                    .isInstanceOf(UserException.class)
                    .hasMessage("class 'bee' has 1 row, 2 folds need at least one each: add images of the class, or"
                            + " leave it out");
        }
    }
}
