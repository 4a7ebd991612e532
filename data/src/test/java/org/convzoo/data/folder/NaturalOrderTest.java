package org.convzoo.data.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

    @Test
    void numbersCountByValue() {
        assertThat(sorted("10", "9", "2", "1")).containsExactly("1", "2", "9", "10");
        assertThat(sorted("class10b", "class10a", "class9")).containsExactly("class9", "class10a", "class10b");
    }

    @Test
    void shorterNameComesFirst() {
        assertThat(sorted("cat2", "cat", "ca")).containsExactly("ca", "cat", "cat2");
    }

    @Test
    void sameNumberWrittenTwiceStaysTwoNames() {
        assertThat(sorted("2", "02", "002")).containsExactly("002", "02", "2");
    }

    @Test
    void numberMayBeLongerThanALong() {
        assertThat(sorted("100000000000000000000", "99999999999999999999"))
                .containsExactly("99999999999999999999", "100000000000000000000");
    }

    private static List<String> sorted(String... names) {
        return List.of(names).stream().sorted(new NaturalOrder()).toList();
    }
}
