package org.convzoo.transfer.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
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

    /** {@code src/test/python/map_references.py} prints what scikit-learn 1.2.1 finds of the same rows. */
    private static void check(int n, int d, double[] shares, double[][] scores) {
        float[][] made = MadeRows.of(n, d);
        try (FloatMatrix rows = FloatMatrix.zeros(n, d)) {
            for (int row = 0; row < n; row++) {
                rows.row(row).put(made[row]);
            }
            PrincipalComponents found = PrincipalComponents.of(rows, 3);
            assertThat(found.shares().stream().mapToDouble(share -> share).toArray())
                    .containsExactly(shares, Offset.offset(1e-6));
            double[][] places = found.project(rows);
            for (int row = 0; row < scores.length; row++) {
                assertThat(Arrays.stream(places[row]).map(Math::abs).toArray())
                        .as("row %d of %d x %d, up to the sign", row, n, d)
                        .containsExactly(scores[row], Offset.offset(1e-5));
            }
        }
    }

    @Test
    void manyRowsAreLookedAtByTheirColumns() {
        check(300, 20, new double[] {0.28992017, 0.27059632, 0.1298906}, new double[][] {
            {3.91901644, 1.94557168, 0.5571031},
            {1.06125253, 4.71262043, 0.38063494},
            {0.47108297, 0.30025849, 1.14283442}
        });
    }

    @Test
    void manyColumnsAreLookedAtByTheRows() {
        check(40, 120, new double[] {0.25476968, 0.22091925, 0.17742095}, new double[][] {
            {3.2941202, 3.39853675, 10.14913179},
            {8.9470263, 3.49885447, 0.83995469},
            {1.66824016, 7.02177825, 1.85950443}
        });
    }

    @Test
    void rowsThatAreAllTheSameLieInOnePoint() {
        for (int d : new int[] {2, 9}) {
            try (FloatMatrix rows = FloatMatrix.zeros(4, d)) {
                PrincipalComponents found = PrincipalComponents.of(rows, 2);
                assertThat(found.shares()).containsExactly(0.0, 0.0);
                assertThat(found.project(rows)).isDeepEqualTo(new double[4][2]);
            }
        }
    }

    @Test
    void largeOnesAreVectorsThatTheMatrixOnlyStretches() {
        int n = 300;
        double[][] matrix = new double[n][n];
        float[][] rows = MadeRows.of(n, 320);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < 320; k++) {
                    matrix[i][j] += (double) rows[i][k] * rows[j][k];
                }
            }
        }
        Spectrum found = Spectrum.largest(matrix, 30);
        for (int k = 0; k < 30; k++) {
            double[] vector = found.vectors()[k];
            for (int i = 0; i < n; i += 50) {
                double product = 0;
                for (int j = 0; j < n; j++) {
                    product += matrix[i][j] * vector[j];
                }
                assertThat(product)
                        .as("row %d of vector %d", i, k)
                        .isCloseTo(found.values()[k] * vector[i], Offset.offset(1e-7 * found.values()[0]));
            }
            assertThat(k == 0 || found.values()[k] <= found.values()[k - 1]).isTrue();
        }
    }

    @Test
    void equalEigenvaluesAreAllFound() {
        double[][] matrix = new double[100][100];
        for (int i = 0; i < 100; i++) {
            matrix[i][i] = i < 7 ? 5 : i < 20 ? 3 : 1;
        }
        assertThat(Spectrum.largest(matrix, 10).values())
                .containsExactly(new double[] {5, 5, 5, 5, 5, 5, 5, 3, 3, 3}, Offset.offset(1e-9));
    }
}
