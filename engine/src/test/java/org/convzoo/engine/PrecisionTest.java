package org.convzoo.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.convzoo.configs.UserException;
import org.junit.jupiter.api.Test;

class PrecisionTest {

    private static final Processor OLD = new Processor("An Old Chip", 2, 2.5, Set.of("avx2", "avx512f"));

    @Test
    void bfloat16IsRefusedWhereItWouldBeImitated() {
        assertThatThrownBy(() -> Precision.BFLOAT16.require(OLD))
                .isInstanceOf(UserException.class)
                .hasMessage("precision bfloat16 needs a processor with one of amx_bf16, avx512_bf16, bf16, "
                        + "but An Old Chip has none: use precision float32");
    }

    @Test
    void float32RunsEverywhere() {
        assertThatCode(() -> Precision.FLOAT32.require(OLD)).doesNotThrowAnyException();
    }
}
