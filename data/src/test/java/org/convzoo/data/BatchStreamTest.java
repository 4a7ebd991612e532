package org.convzoo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.convzoo.configs.BatchAugmentation;
import org.convzoo.configs.GeometricAugmentation;
import org.convzoo.configs.ImageContract;
import org.convzoo.configs.ImageContract.ChannelOrder;
import org.convzoo.configs.ImageContract.Resize;
import org.convzoo.configs.ImageSize;
import org.convzoo.configs.PixelAugmentation;
import org.convzoo.data.augmentation.Augmentation;
import org.convzoo.data.augmentation.BatchMixing;
import org.convzoo.data.augmentation.Mix;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchStreamTest {

    private static final ImageContract CONTRACT = Contracts.plain("2x2x1", Resize.exact(2, 2));

    @AfterEach
    void noThreadIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .as("a closed stream leaves no thread behind")
                .noneMatch(name -> name.startsWith("convzoo-images"));
    }

    @Test
    void batchHoldsImagesAndOneHotLabelsInTheGivenOrder() {
        try (BatchStream stream = open(FakeImages.of(5), 2, new int[] {4, 0, 3}, 0, 1)) {
            Batch first = stream.next();

            assertThat(first.indices()).containsExactly(4, 0);
            assertThat(first.features().shape()).containsExactly(2, 1, 2, 2);
            assertThat(first.features().ravel().toFloatVector()).containsExactly(4, 4, 4, 4, 0, 0, 0, 0);
            assertThat(first.labels().ravel().toFloatVector()).containsExactly(0, 1, 0, 1, 0, 0);
        }
    }

    @Test
    void lastBatchMayBeSmaller() {
        try (BatchStream stream = open(FakeImages.of(5), 2, EpochOrder.sequential(5), 0, 2)) {
            assertThat(stream.batches()).isEqualTo(3);
            stream.next();
            stream.next();
            Batch last = stream.next();

            assertThat(last.size()).isEqualTo(1);
            assertThat(last.indices()).containsExactly(4);
            assertThat(last.features().shape()).containsExactly(1, 1, 2, 2);
            assertThat(last.features().ravel().toFloatVector()).containsExactly(4, 4, 4, 4);
            assertThat(last.labels().ravel().toFloatVector()).containsExactly(0, 1, 0);
            assertThat(stream.next()).isNull();
            assertThat(stream.next()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void contentDoesNotDependOnTheWorkers(int workers) {
        int[] order = EpochOrder.shuffled(1000, 5, 2);

        List<String> found = everything(FakeImages.of(1000), order, 0, workers);

        assertThat(found)
                .isEqualTo(everything(FakeImages.of(1000), order, 0, 1))
                .hasSize(32);
    }

    @Test
    void resumedPassSeesTheRestOfTheWholeOne() {
        int[] order = EpochOrder.shuffled(200, 5, 2);

        assertThat(everything(FakeImages.of(200), order, 4, 2))
                .isEqualTo(everything(FakeImages.of(200), order, 0, 2).subList(4, 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 9})
    void passMayBeResumedAnywhere(int firstBatch) {
        int[] order = EpochOrder.sequential(200);

        assertThat(everything(FakeImages.of(200), order, firstBatch, 2)).hasSize(Math.max(0, 7 - firstBatch));
    }

    @Test
    void targetsDecideTheLabels() {
        Targets halfOfFirst = (index, label, row) -> {
            Targets.ONE_HOT.put(index, label, row);
            row[0] = index == 3 ? row[0] : 0.5f;
        };
        Pass pass = Pass.of(FakeImages.of(6), 3, CONTRACT, 2, new int[] {1, 2, 3, 4, 5, 0})
                .withTargets(halfOfFirst);
        try (BatchStream stream = BatchStream.open(pass, 1)) {
            assertThat(stream.next().labels().ravel().toFloatVector()).containsExactly(0.5f, 1, 0, 0.5f, 0, 1);
            assertThat(stream.next().labels().ravel().toFloatVector()).containsExactly(1, 0, 0, 0.5f, 1, 0);
            assertThat(stream.next().labels().ravel().toFloatVector()).containsExactly(0.5f, 0, 1, 0.5f, 0, 0);
        }
    }

    @Test
    void mixedImagesHaveMixedLabels() {
        Pass pass = Pass.of(FakeImages.of(5), 3, CONTRACT, 5, new int[] {0, 1, 2, 3, 4})
                .withAugmentation(new Augmentation(List.of(new BatchAugmentation.Mixup(1, 1)), 7, 0));
        float share =
                new BatchMixing(pass.augmentation(), CONTRACT.input()).draw(0).share();
        try (BatchStream stream = BatchStream.open(pass, 2)) {
            Batch batch = stream.next();

            float[] images = batch.features().ravel().toFloatVector();
            float[] labels = batch.labels().ravel().toFloatVector();
            assertThat(share).isBetween(0.01f, 0.99f);
            // image i is all i and of class i modulo 3; its partner is 4 - i, of class (4 - i) modulo 3
            for (int i = 0; i < 5; i++) {
                float kept = i == 2 ? 1 : share;
                assertThat(images[4 * i]).isCloseTo(kept * i + (1 - kept) * (4 - i), within(1e-5f));
                float[] expected = new float[3];
                expected[i % 3] += kept;
                expected[(4 - i) % 3] += 1 - kept;
                for (int c = 0; c < 3; c++) {
                    assertThat(labels[3 * i + c]).isCloseTo(expected[c], within(1e-5f));
                }
            }
        }
    }

    @Test
    void cutImagesShowTheirPartnersAndLabelsTellHowMuch() {
        ImageContract contract = Contracts.plain("8x8x1", Resize.exact(8, 8));
        Pass pass = Pass.of(FakeImages.of(2), 3, contract, 2, new int[] {0, 1})
                .withAugmentation(new Augmentation(List.of(new BatchAugmentation.CutMix(1, 1)), 7, 0));
        Mix.Cut cut = (Mix.Cut) new BatchMixing(pass.augmentation(), contract.input()).draw(0);
        try (BatchStream stream = BatchStream.open(pass, 2)) {
            Batch batch = stream.next();

            float[] images = batch.features().ravel().toFloatVector();
            assertThat(cut.share()).isBetween(0.01f, 0.99f);
            for (int i = 0; i < 64; i++) {
                boolean inside =
                        i / 8 >= cut.top() && i / 8 < cut.bottom() && i % 8 >= cut.left() && i % 8 < cut.right();
                assertThat(images[i]).isEqualTo(inside ? 1 : 0);
                assertThat(images[64 + i]).isEqualTo(inside ? 0 : 1);
            }
            assertThat(batch.labels().ravel().toFloatVector())
                    .containsExactly(cut.share(), 1 - cut.share(), 0, 1 - cut.share(), cut.share(), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void changedImagesDoNotDependOnWorkersNorOnWhereThePassBegins(int workers) {
        ImageContract contract = Contracts.plain("6x6x1", Resize.exact(6, 6));
        FakeImages images = new FakeImages(200, 8, 3, Set.of());
        Pass pass = Pass.of(images, 3, contract, 32, EpochOrder.shuffled(200, 5, 2))
                .withAugmentation(new Augmentation(
                        List.of(
                                new GeometricAugmentation.PadAndCrop(2, GeometricAugmentation.PadAndCrop.Frame.BLACK),
                                new PixelAugmentation.GaussianNoise(0.2, 1),
                                new BatchAugmentation.Mixup(0.5, 0.7),
                                new BatchAugmentation.CutMix(0.5, 0.7)),
                        11,
                        2));
        List<String> whole = everything(pass, 1);

        assertThat(everything(pass, workers)).isEqualTo(whole).doesNotHaveDuplicates();
        assertThat(everything(pass.from(3), workers)).isEqualTo(whole.subList(3, 7));
    }

    @Test
    void viewsOfAnImageFollowEachOther() {
        ImageContract contract = Contracts.plain("1x2x1", Resize.exact(3, 4));
        byte[] pixels = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        KeptImages images = new KeptImages("kept", List.of(new RawImage(3, 4, 1, pixels)), new int[] {1});
        Pass pass = Pass.of(images, 2, contract, 4, new int[] {0}).withViews(TestTimeAugmentation.TEN_CROP);
        List<Float> seen = new ArrayList<>();
        try (BatchStream stream = BatchStream.open(pass, 3)) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                for (float value : batch.features().ravel().toFloatVector()) {
                    seen.add(value);
                }
                assertThat(batch.indices()).containsOnly(0);
            }
        }
        assertThat(seen)
                .containsExactly(1f, 2f, 3f, 4f, 9f, 10f, 11f, 12f, 6f, 7f, 2f, 1f, 4f, 3f, 10f, 9f, 12f, 11f, 7f, 6f);
    }

    @Test
    void arraysAreUsedAgain() {
        try (BatchStream stream = open(FakeImages.of(40), 2, EpochOrder.sequential(40), 0, 2)) {
            List<Batch> batches = new ArrayList<>();
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                batches.add(batch);
            }
            assertThat(batches).hasSize(20);
            assertThat(batches.get(0).features()).isSameAs(batches.get(3).features());
            assertThat(batches.get(0)).isSameAs(batches.get(3));
        }
    }

    @Test
    void onlyTimeWithoutABatchCountsAsWaiting() throws InterruptedException {
        try (BatchStream stream = open(FakeImages.of(40), 20, EpochOrder.sequential(40), 0, 1)) {
            assertThat(stream.next()).isNotNull();
            long first = stream.waited().toNanos();
            Thread.sleep(200);
            assertThat(stream.next()).isNotNull();

            assertThat(stream.waited().toNanos())
                    .as("the second batch was made while the caller slept")
                    .isEqualTo(first);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void firstBrokenImageSurfacesInItsBatch(int workers) {
        FakeImages images = new FakeImages(64, 2, 3, Set.of(37, 35, 60));
        try (BatchStream stream = open(images, 16, EpochOrder.sequential(64), 0, workers)) {
            assertThat(stream.next()).isNotNull();
            assertThat(stream.next()).isNotNull();
            assertThat(Failures.message(stream::next)).isEqualTo("image fake/35 is broken");
        }
    }

    @Test
    void labelOutsideTheClassesSurfacesToo() {
        try (BatchStream stream = BatchStream.open(Pass.of(FakeImages.of(3), 2, CONTRACT, 3, new int[] {0, 1, 2}), 1)) {
            assertThatThrownBy(stream::next).hasMessage("image fake/2 has label 2, but there are 2 classes");
        }
    }

    @Test
    void streamMayBeClosedAtAnyTimeAndTwice() {
        BatchStream unread = open(FakeImages.of(5000), 4, EpochOrder.sequential(5000), 0, 3);
        unread.close();
        unread.close();
        BatchStream begun = open(FakeImages.of(5000), 4, EpochOrder.sequential(5000), 0, 3);
        begun.next();
        begun.close();

        assertThatThrownBy(begun::next).hasMessage("the stream of batches is closed");
    }

    @Test
    void nothingGivesNothing() {
        try (BatchStream stream = open(FakeImages.of(0), 4, new int[0], 0, 2)) {
            assertThat(stream.batches()).isZero();
            assertThat(stream.next()).isNull();
        }
    }

    @Test
    void contractThatNoImageFitsIsRefusedAtOnce() {
        ImageContract four = Contracts.plain(new ImageSize(2, 2, 4), Resize.exact(2, 2), ChannelOrder.RGB);

        assertThatThrownBy(() -> BatchStream.open(Pass.of(FakeImages.of(3), 3, four, 2, new int[] {0, 1, 2}), 2))
                .hasMessage("images have 1 or 3 channels, the contract's input is 2x2x4");
    }

    @Test
    void batchBeyondOneArrayIsRefusedWithTheLargestThatFits() {
        ImageContract large = Contracts.plain("1000x1000x3", Resize.exact(1000, 1000));

        assertThat(Failures.message(() ->
                        BatchStream.open(Pass.of(FakeImages.of(500), 3, large, 256, EpochOrder.sequential(500)), 1)))
                .isEqualTo("a batch of 256 images of 1000x1000x3 needs 2929 MiB, more than an array of 2048 MiB holds; "
                        + "set data.batchSize to 178 or less");
    }

    private static BatchStream open(FakeImages images, int batchSize, int[] order, int firstBatch, int workers) {
        return BatchStream.open(Pass.of(images, 3, CONTRACT, batchSize, order).from(firstBatch), workers);
    }

    private static List<String> everything(FakeImages images, int[] order, int firstBatch, int workers) {
        return everything(Pass.of(images, 3, CONTRACT, 32, order).from(firstBatch), workers);
    }

    private static List<String> everything(Pass pass, int workers) {
        List<String> found = new ArrayList<>();
        try (BatchStream stream = BatchStream.open(pass, workers)) {
            for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
                found.add(batch.size() + ":"
                        + Arrays.toString(batch.features().ravel().toFloatVector())
                        + Arrays.toString(batch.labels().ravel().toFloatVector()));
            }
        }
        return found;
    }
}
