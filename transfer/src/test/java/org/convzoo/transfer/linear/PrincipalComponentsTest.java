package org.convzoo.transfer.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.convzoo.engine.FloatMatrix;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

    private static FloatMatrix example() {
        FloatMatrix rows = FloatMatrix.zeros(8, 5);
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 5; j++) {
                rows.row(i).put(j, (3 * i + 5 * j * i + 7 * j) % 11 + i % 3 * j);
            }
        }
        return rows;
    }

    /** Expected values by scikit-learn 1.2.1, {@code PCA(2, svd_solver="full")}, signs turned as they are here. */
    @Test
    void isWhatScikitLearnFinds() {
        try (FloatMatrix rows = example()) {
            PrincipalComponents components = PrincipalComponents.of(rows, 2);
            double[][] places = components.project(rows);

            assertThat(components.shares()).hasSize(2);
            assertThat(components.shares().get(0)).isCloseTo(0.455238, Offset.offset(1e-6));
            assertThat(components.shares().get(1)).isCloseTo(0.343159, Offset.offset(1e-6));
            assertThat(places[0]).containsExactly(new double[] {-2.126323, -5.926699}, Offset.offset(1e-5));
            assertThat(places[1]).containsExactly(new double[] {2.493821, -1.191159}, Offset.offset(1e-5));
            assertThat(places[7]).containsExactly(new double[] {-2.877225, 5.391268}, Offset.offset(1e-5));
        }
    }

    @Test
    void rowsOnALineHaveOneDirection() {
        try (FloatMatrix rows = FloatMatrix.zeros(4, 3)) {
            for (int i = 0; i < 4; i++) {
                rows.row(i).put(new float[] {1 + 2 * i, 5, 3 - i});
            }
            PrincipalComponents components = PrincipalComponents.of(rows, 3);

            assertThat(components.shares().get(0)).isCloseTo(1, Offset.offset(1e-9));
            assertThat(components.shares().get(1)).isCloseTo(0, Offset.offset(1e-9));
            assertThat(components.project(rows)[3][0]).isCloseTo(1.5 * Math.sqrt(5), Offset.offset(1e-6));
        }
    }

    @Test
    void whatThereIsNotIsRefused() {
        try (FloatMatrix rows = example();
                FloatMatrix narrow = FloatMatrix.zeros(2, 4)) {
            assertThatThrownBy(() -> PrincipalComponents.of(rows, 6))
                    .hasMessage("of 8 rows of 5 numbers there are 1 to 5 principal components, got 6");
            PrincipalComponents components = PrincipalComponents.of(rows, 2);
            assertThatThrownBy(() -> components.project(narrow)).hasMessage("rows of 4 numbers for components of 5");
        }
    }
}
