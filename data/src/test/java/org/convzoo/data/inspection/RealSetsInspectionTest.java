package org.convzoo.data.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.convzoo.configs.download.Access;
import org.convzoo.data.DataSplits;
import org.convzoo.data.RealData;
import org.convzoo.data.inspection.OddImage.Oddity;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real-data")
class RealSetsInspectionTest {

    private static Inspection inspection(String source, Path dataHome) {
        Subject subject = Subject.named(source, Map.of("CONVZOO_DATA", dataHome.toString()));
        try (DataSplits splits = subject.open(Access.direct())) {
            return new Inspector(2, (done, of) -> {}).inspect(source, splits, subject.parts(splits));
        }
    }

    @Test
    void hymenopteraHas244And153PhotosAndAPlaceholderThatIsPassedOver() {
        Path folder = RealData.folder("hymenoptera");
        Inspection inspection = inspection(folder.toString(), folder);
        assertThat(inspection.parts())
                .extracting(PartSummary::perClass)
                .containsExactly(List.of(123, 121), List.of(70, 83));
        assertThat(inspection.passedOver()).containsExactly("train/ants/imageNotFound.gif");
        assertThat(inspection.bad()).isEmpty();
        assertThat(inspection.exactCopies()).isEmpty();
        assertThat(inspection.nearCopies()).isEmpty();
        assertThat(inspection.odd())
                .extracting(odd -> odd.oddity() + " " + odd.detail())
                .containsExactly(Oddity.HUGE + " 2592x1944", Oddity.GREY + " stored in three channels");
        assertThat(inspection.formats()).isEqualTo(Map.of("JPEG", 397));
    }

    /**
     * Barz and Denzler 2020, "Do We Train on Test Data? Purging CIFAR of Near-Duplicates": 3.3 % of CIFAR-10's test
     * pictures are in its 50,000 training pictures too.
     */
    @Test
    void cifar10sTestPicturesThatItsTrainingPicturesHaveTooAreFound() {
        Path folder = RealData.folder("cifar10");
        Inspection inspection = inspection("cifar10", Objects.requireNonNull(folder.getParent()));
        List<List<String>> groups = inspection.nearCopies().stream()
                .map(group -> group.pictures().stream().map(Picture::id).toList())
                .toList();
        assertThat(groups)
                .as("a horse in colour and in grey; a frog with a violet and with a pink belly; a deer in two lights")
                .contains(
                        List.of("train/004737", "test/005059"),
                        List.of("train/000352", "train/005168"),
                        List.of("train/002315", "train/004520"));
        assertThat(inspection.exactCopies()).isEmpty();
        assertThat(inspection.findings().get(0).words())
                .startsWith("28 test pictures are among the training pictures too");
    }

    @Test
    void mnistsDigitsLookAlikeButNoneIsACopy() {
        Path folder = RealData.folder("mnist");
        Inspection inspection = inspection("mnist", Objects.requireNonNull(folder.getParent()));
        ChannelStatistics statistics =
                Objects.requireNonNull(inspection.parts().get(0).statistics());
        // The figures that everybody normalises MNIST by.
        assertThat(statistics.mean().get(0)).isCloseTo(0.1307, within(5e-5));
        assertThat(statistics.standardDeviation().get(0)).isCloseTo(0.3081, within(5e-5));
        assertThat(inspection.images()).isEqualTo(70_000);
        assertThat(inspection.exactCopies()).isEmpty();
        assertThat(inspection.nearCopies()).isEmpty();
        assertThat(inspection.findings()).isEmpty();
    }
}
