package org.convzoo.data.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.convzoo.configs.DataConfig.SplitConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.SignalsConfig;
import org.convzoo.configs.WavesConfig;
import org.convzoo.data.DrawnSource;
import org.convzoo.data.Failures;
import org.convzoo.data.RawImage;
import org.convzoo.data.RawSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalSourceTest {

    @TempDir
    private Path home;

    @Test
    void tableWithHeader() throws IOException {
        write("a.csv", "t0,label,t1,t2\n1.5,10,-2e-3,3\n4,2,5,6\n7,2,8,9\n0,10,0,0\n");
        write("b.csv", "label,t0,t1,t2\n10,1,2,3\n");

        SignalSource source = open(new SignalsConfig(part("a.csv"), null, part("b.csv"), true, null));

        assertThat(source.labels()).as("2 comes before 10").containsExactly("2", "10");
        assertThat(source.nativeSize()).contains(new ImageSize(1, 3, 1));
        assertThat(source.hasSignals()).isTrue();
        assertThat(source.training().size() + source.validation().size()).isEqualTo(4);
        assertThat(source.test().label(0)).isEqualTo(1);
        RawSignal signal = (RawSignal) source.test().sample(0);
        assertThat(signal.values()).containsExactly(1, 2, 3);
        assertThat(source.description())
                .isEqualTo("a.csv: 2 training, 2 validation and 1 test signals of 1x3x1, 2 classes, in "
                        + home.resolve("a.csv"));
    }

    @Test
    void valuesAreNotQuantised() throws IOException {
        write("a.tsv", "1\t0.1\t123456.78\n2\t-1e-7\t5\n");

        SignalTable table =
                SignalTable.read(home.resolve("a.tsv"), new SignalColumns(false, "1"), true, OptionalInt.empty());

        assertThat(table.signals().values().get(0)).containsExactly(0.1f, 123456.78f);
        assertThat(table.signals().values().get(1)).containsExactly(-1e-7f, 5f);
        assertThat(table.labels().get(1).text()).isEqualTo("2");
    }

    @Test
    void arraysOfSeveralChannels() throws URISyntaxException {
        Path signals = resource("f8-fortran");
        SignalArray array = SignalNumbers.signals(NpyFile.read(signals));

        assertThat(array.shape()).isEqualTo(new ImageSize(1, 4, 3));
        assertThat(array.size()).isEqualTo(2);
        assertThat(array.values().get(1)).startsWith(3, 3.25f).endsWith(5.75f);
    }

    @Test
    void statisticsNormaliseTheTrainingSignals() throws IOException {
        write("a.csv", "label,t0,t1\na,1000,1002\nb,1004,1006\n");
        LabelledSignals signals = SignalPart.read(part("a.csv"), SignalColumns.usual(), locator())
                .labelled("train", List.of("a", "b"), SignalPart.read(part("a.csv"), SignalColumns.usual(), locator()));

        SignalStatistics statistics = SignalStatistics.of(signals, 1);

        assertThat(statistics.mean()).containsExactly(1003.0);
        assertThat(statistics.standardDeviation()).containsExactly(Math.sqrt(5));
        ImageContract contract = statistics.contract(new ImageSize(1, 2, 1));
        assertThat(contract.forSignals()).isTrue();
        assertThat(contract.mean()).containsExactly(1003.0);
    }

    @Test
    void peopleSeeALine() {
        RawImage picture = SignalPicture.of(new RawSignal(1, 3, new float[] {0, 1, 0}));

        assertThat(picture.pixels()[4 * 240 + 120])
                .as("the peak, in the middle of the top")
                .isZero();
        assertThat(picture.pixels()[91 * 240]).as("the start, at the foot").isZero();
        assertThat(picture.pixels()[91 * 240 + 120])
                .as("nothing below the peak")
                .isEqualTo((byte) 255);
    }

    @Test
    void fingerprintChangesWithAValue() throws IOException {
        write("a.csv", "label,t0\na,1\nb,2\na,3\nb,4\n");
        SignalsConfig source = new SignalsConfig(part("a.csv"), part("a.csv"), part("a.csv"), true, null);
        String first = open(source).fingerprint();

        assertThat(open(source).fingerprint()).isEqualTo(first);
        write("a.csv", "label,t0\na,1\nb,2\na,3\nb,4.5\n");
        assertThat(open(source).fingerprint()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            label,t0%a,1%b,x | 3:3: a signal is made of numbers, got "x"; fill gaps before
            label,t0%a,1%b,NaN | 3:3: a signal is made of numbers, got "NaN"
            label,t0%a,1%b,2f | 3:3: a signal is made of numbers, got "2f"
            label,t0,t1%a,1,2%b,3 | 3:1: the signal has 1 values, the first one 2; cut or fill signals to one length
            class,t0%a,1%b,2 | 1:1: the first line names the columns, but none is called label
            label,t0%a,1%a,2 | has one class only, a; it needs two at least
            label,t0 | holds no signal; write one a row, below a line that names the columns
            """)
    void mistakesAreToldWithTheirPlace(String table, String complaint) throws IOException {
        write("a.csv", table.replace("%", "\n") + "\n");

        assertThat(Failures.message(() -> open(new SignalsConfig(part("a.csv"), null, null, true, null))))
                .startsWith(home.resolve("a.csv").toString())
                .contains(complaint);
    }

    @Test
    void splitsOfOtherLengthsOrClassesAreRefused() throws IOException {
        write("a.csv", "label,t0\na,1\nb,2\n");
        write("longer.csv", "label,t0,t1\na,1,2\n");
        write("other.csv", "label,t0\nc,1\n");

        assertThat(Failures.message(() -> open(new SignalsConfig(part("a.csv"), null, part("longer.csv"), true, null))))
                .isEqualTo(home.resolve("longer.csv") + " has signals of 1x2x1, but those of " + home.resolve("a.csv")
                        + " are 1x1x1; cut or fill signals to one length");
        assertThat(Failures.message(() -> open(new SignalsConfig(part("a.csv"), null, part("other.csv"), true, null))))
                .isEqualTo(home.resolve("other.csv") + " has the class c in signal 1, which no training signal has;"
                        + " a network cannot learn it");
    }

    @Test
    void predictionsPassClassesOver() throws IOException {
        write("ucr.tsv", "1\t5\t6\n2\t7\t8\n");
        SignalColumns ucr = new SignalColumns(false, "1");

        assertThat(SignalFile.read(home.resolve("ucr.tsv"), ucr, OptionalInt.of(2))
                        .get(1)
                        .values())
                .as("one value more than wanted is the class")
                .containsExactly(7, 8);
        assertThat(SignalFile.read(home.resolve("ucr.tsv"), ucr, OptionalInt.of(3))
                        .get(1)
                        .values())
                .containsExactly(2, 7, 8);
    }

    @Test
    void wavesAreTheSameForTheSameSeed() {
        WavesConfig config = new WavesConfig(64, 0.2, 20, 10, 10);
        DrawnSource source = WaveSource.open(config, 1);

        assertThat(source.labels()).containsExactly("sine", "square", "sawtooth", "triangle");
        float[] values = ((RawSignal) source.test().sample(3)).values();
        assertThat(((RawSignal) WaveSource.open(config, 1).test().sample(3)).values())
                .isEqualTo(values);
        assertThat(((RawSignal) WaveSource.open(config, 2).test().sample(3)).values())
                .isNotEqualTo(values);
        assertThat(((RawSignal) source.training().sample(3)).values()).isNotEqualTo(values);
        assertThat(WaveSource.open(config, 2).fingerprint()).isNotEqualTo(source.fingerprint());
        assertThat(String.format(Locale.ROOT, "%.3f", Waveform.TRIANGLE.at(0.25)))
                .isEqualTo("0.000");
        assertThat(Waveform.SAWTOOTH.at(0.75)).isEqualTo(0.5);
    }

    private SignalSource open(SignalsConfig source) {
        return SignalSource.open(source, new SplitConfig(0.5, 0.25), 42, locator());
    }

    private DataLocator locator() {
        return new DataLocator(null, home, home);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(home.resolve(name), text);
    }

    private static SignalsConfig.Part part(String file) {
        return new SignalsConfig.Part(file, null);
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(SignalSourceTest.class.getResource(name + ".npy").toURI());
    }
}
