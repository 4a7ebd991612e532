package org.convzoo.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void theSpreadIsThatOfFifths() {
        assertThat(Pace.of(List.of(1.0, 3.0, 2.0, 2.0, 5.0, 7.0, 1.0, 1.0, 4.0, 4.0)))
                .isEqualTo(new Pace(3, 1, 6, 10));
    }

    @Test
    void fewBatchesEachCount() {
        assertThat(Pace.of(List.of(2.0, 1.0, 3.0))).isEqualTo(new Pace(2, 1, 3, 3));
    }
}
