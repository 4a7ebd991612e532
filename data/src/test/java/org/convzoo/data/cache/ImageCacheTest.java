package org.convzoo.data.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.convzoo.configs.CacheConfig;
import org.convzoo.configs.Colour;
import org.convzoo.configs.DataLocator;
import org.convzoo.data.BadImageException;
import org.convzoo.data.FileDecoding;
import org.convzoo.data.ImagePart;
import org.convzoo.data.RawImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageCacheTest {

    private static final int HEADER = 512;
    private static final int HEIGHT = 300;
    private static final int WIDTH = 400;
    private static final int ENTRY = HEADER + HEIGHT * WIDTH * 3;
    private static final Instant LONG_AGO = Instant.parse("2020-01-02T03:04:05Z");

    @TempDir
    private Path home;

    private Path image;
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void writeImage() throws IOException {
        image = picture("image.png", 1);
    }

    @Test
    void keepsPixelsInTheDataHomeIfNobodyNamesAFolder() throws IOException {
        RawImage decoded = new FileDecoding(Colour.WHITE).read(image);
        assertThat(read(image).pixels()).isEqualTo(decoded.pixels());

        assertThat(entry()).startsWith(home.resolve("image-cache")).hasSize(ENTRY);
        assertThat(Files.readAllBytes(entry())).endsWith(decoded.pixels());
    }

    @Test
    void doesNotOpenAnImageThatItHas() throws IOException {
        RawImage decoded = read(image);
        replaceUnseen(new byte[(int) Files.size(image)]);

        assertThatThrownBy(() -> new FileDecoding(Colour.WHITE).read(image)).isInstanceOf(BadImageException.class);
        assertThat(read(image).pixels()).isEqualTo(decoded.pixels());
        assertThat(read(image).width()).isEqualTo(WIDTH);
    }

    @ParameterizedTest(name = "byte {0}")
    @ValueSource(ints = {0, 9, 41, 57, 511, HEADER, HEADER + 200_000, ENTRY - 1})
    void anEntryWithADamagedByteIsMadeAnew(int place) throws IOException {
        RawImage decoded = read(image);
        byte[] whole = Files.readAllBytes(entry());
        byte[] damaged = whole.clone();
        damaged[place] ^= 4;
        Files.write(entry(), damaged);

        assertThat(read(image).pixels()).isEqualTo(decoded.pixels());
        assertThat(Files.readAllBytes(entry())).as("written again").isEqualTo(whole);
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {0, 100, HEADER, 100_000, ENTRY - 1, ENTRY + 1})
    void anEntryOfAnotherLengthIsMadeAnew(int length) throws IOException {
        RawImage decoded = read(image);
        byte[] whole = Files.readAllBytes(entry());
        Files.write(entry(), Arrays.copyOf(whole, length));

        assertThat(read(image).pixels()).isEqualTo(decoded.pixels());
        assertThat(Files.readAllBytes(entry())).as("written again").isEqualTo(whole);
    }

    @Test
    void anEntryOfAnotherImageIsNotTrusted() throws IOException {
        RawImage decoded = read(image);
        Path first = entry();
        Path other = picture("other.png", 2);
        RawImage of = read(other);
        Path second =
                entries().stream().filter(one -> !one.equals(first)).findFirst().orElseThrow();
        Files.copy(second, first, StandardCopyOption.REPLACE_EXISTING);

        assertThat(read(image).pixels()).isEqualTo(decoded.pixels()).isNotEqualTo(of.pixels());
    }

    @Test
    void aChangedImageIsDecodedAgainAndTakesThePlaceOfTheOld() throws IOException {
        RawImage before = read(image);
        picture("image.png", 2);
        Files.setLastModifiedTime(image, FileTime.from(LONG_AGO.plusNanos(1_000_000)));

        RawImage after = read(image);
        assertThat(after.pixels())
                .isEqualTo(new FileDecoding(Colour.WHITE).read(image).pixels())
                .isNotEqualTo(before.pixels());
        assertThat(entries()).hasSize(1);
        assertThat(read(image).pixels()).isEqualTo(after.pixels());
    }

    @Test
    void anImageOfAnotherSizeWithTheOldTimeIsDecodedAgain() throws IOException {
        read(image);
        BufferedImage small = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(small, "png", image.toFile());
        Files.setLastModifiedTime(image, FileTime.from(LONG_AGO));

        assertThat(read(image).width()).isEqualTo(3);
    }

    @Test
    void anImageThatWasChangedJustNowIsNotKeptYet() throws IOException {
        Files.setLastModifiedTime(image, FileTime.from(Instant.now()));
        read(image);
        assertThat(entries()).isEmpty();

        Files.setLastModifiedTime(image, FileTime.from(Instant.now().minusSeconds(10)));
        read(image);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void eachBackgroundHasPixelsOfItsOwn() throws IOException {
        BufferedImage clear = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        ImageIO.write(clear, "png", image.toFile());
        Files.setLastModifiedTime(image, FileTime.from(LONG_AGO));

        for (int round = 0; round < 2; round++) {
            assertThat(decoding(cache(20), Colour.WHITE).read(image).pixels()).containsOnly((byte) 255);
            assertThat(decoding(cache(20), Colour.BLACK).read(image).pixels()).containsOnly((byte) 0);
        }
        assertThat(entries()).hasSize(2);
    }

    @Test
    void aBadImageIsToldAsWithoutACacheAndNotKept() throws IOException {
        byte[] whole = Files.readAllBytes(image);
        Files.write(image, Arrays.copyOf(whole, whole.length / 2));
        Files.setLastModifiedTime(image, FileTime.from(LONG_AGO));

        for (Path bad : List.of(image, home.resolve("absent.png"))) {
            String told = messageOf(new FileDecoding(Colour.WHITE), bad);
            assertThat(messageOf(decoding(cache(20), Colour.WHITE), bad)).isEqualTo(told);
            assertThat(messageOf(decoding(cache(20), Colour.WHITE), bad)).isEqualTo(told);
        }
        assertThat(home.resolve("image-cache")).doesNotExist();
    }

    @Test
    void readsAndChecksOnlyTheRowsThatAreWanted() throws IOException {
        RawImage decoded = read(image);
        byte[] damaged = Files.readAllBytes(entry());
        damaged[ENTRY - 1] ^= 1;
        Files.write(entry(), damaged);
        replaceUnseen(new byte[(int) Files.size(image)]);

        ImagePart upper = new ImagePart(10, 20, 30, 40);
        RawImage seen = decoding(cache(20), Colour.WHITE).read(image, (height, width) -> upper);
        for (int row = 10; row < 40; row++) {
            int from = (row * WIDTH + 20) * 3;
            assertThat(Arrays.copyOfRange(seen.pixels(), from, from + 120))
                    .isEqualTo(Arrays.copyOfRange(decoded.pixels(), from, from + 120));
        }
        assertThatThrownBy(() -> read(image))
                .as("the last row is damaged, and so is the image")
                .isInstanceOf(BadImageException.class);
    }

    @Test
    void afterItsLimitIsReachedNothingMoreIsKeptAndThatIsSaidOnce() throws IOException {
        List<Path> images = pictures(5);
        ImageCache cache = cache(2.5 * ENTRY / 1e9);
        for (int round = 0; round < 3; round++) {
            for (Path one : images) {
                assertThat(decoding(cache, Colour.WHITE).read(one).pixels())
                        .isEqualTo(new FileDecoding(Colour.WHITE).read(one).pixels());
            }
        }

        assertThat(entries()).hasSize(2);
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("the cache of decoded images in " + home.resolve("image-cache")
                        + " has reached data.cache.limitGigabytes (")
                .endsWith("): further images are decoded each time");
    }

    @Test
    void whatNoRunHasUsedForLongestGivesWay() throws IOException {
        List<Path> images = pictures(6);
        Path folder = home.resolve("image-cache");
        List<Path> old = new ArrayList<>();
        for (Path one : images.subList(0, 4)) {
            old.add(entryMadeFor(one));
        }
        Path foreign = Files.write(folder.resolve("somebody's.txt"), new byte[10]);
        Path abandoned = Files.write(folder.resolve("0".repeat(62) + ".pixels.1-1.part"), new byte[10]);
        for (int number = 0; number < 4; number++) {
            Files.setLastModifiedTime(old.get(number), FileTime.from(LONG_AGO.plus(Duration.ofDays(number))));
        }
        for (Path each : List.of(foreign, abandoned)) {
            Files.setLastModifiedTime(each, FileTime.from(LONG_AGO));
        }

        ImageCache next = cache(4.5 * ENTRY / 1e9);
        decoding(next, Colour.WHITE).read(images.get(0));
        decoding(next, Colour.WHITE).read(images.get(4));
        decoding(next, Colour.WHITE).read(images.get(5));

        assertThat(old.stream().map(Files::exists))
                .as("the first was used, the second and third were the oldest")
                .containsExactly(true, false, false, true);
        assertThat(entries()).hasSize(4);
        assertThat(foreign).exists();
        assertThat(abandoned).doesNotExist();
        assertThat(warnings).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsSaidOnceAndEndsNothing() throws IOException {
        Files.write(home.resolve("image-cache"), new byte[1]);
        ImageCache cache = cache(20);
        for (Path one : pictures(3)) {
            assertThat(decoding(cache, Colour.WHITE).read(one).pixels())
                    .isEqualTo(new FileDecoding(Colour.WHITE).read(one).pixels());
        }

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("decoded images cannot be kept in " + home.resolve("image-cache") + " (")
                .endsWith("): further ones are decoded each time");
    }

    @ParameterizedTest(name = "{0} caches, {1} threads each")
    @CsvSource({"1, 4", "3, 2"})
    void severalReadersAndWritersAtOnceSeeWholeImages(int caches, int threads) throws Exception {
        List<Path> images = pictures(4);
        List<byte[]> decoded = images.stream()
                .map(one -> new FileDecoding(Colour.WHITE).read(one).pixels())
                .toList();
        List<Path> kept = new ArrayList<>();
        for (Path one : images) {
            kept.add(entryMadeFor(one));
        }
        List<Callable<Void>> readers = new ArrayList<>();
        for (int cache = 0; cache < caches; cache++) {
            FileDecoding decoding = decoding(cache(20), Colour.WHITE);
            for (int thread = 0; thread < threads; thread++) {
                Random order = new Random(100L * cache + thread);
                readers.add(() -> {
                    for (int round = 0; round < 60; round++) {
                        int number = order.nextInt(images.size());
                        assertThat(decoding.read(images.get(number)).pixels()).isEqualTo(decoded.get(number));
                        if (round % 10 == 9) {
                            // As another process that makes room would.
                            Files.deleteIfExists(kept.get(number));
                        }
                    }
                    return null;
                });
            }
        }
        ExecutorService pool = Executors.newFixedThreadPool(readers.size());
        try {
            for (Future<Void> reader : pool.invokeAll(readers)) {
                reader.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(warnings).isEmpty();
        assertThat(files()).allMatch(file -> file.toString().endsWith(".pixels"));
    }

    private RawImage read(Path file) {
        return decoding(cache(20), Colour.WHITE).read(file);
    }

    private static FileDecoding decoding(ImageCache cache, Colour background) {
        return new FileDecoding(background, cache);
    }

    private ImageCache cache(double gigabytes) {
        return new ImageCache(
                new CacheConfig.Disk(null, gigabytes),
                new DataLocator(null, home, home),
                Clock.systemUTC(),
                warnings::add);
    }

    private static String messageOf(FileDecoding decoding, Path file) {
        try {
            decoding.read(file);
        } catch (BadImageException bad) {
            return bad.getMessage();
        }
        throw new AssertionError(file + " was read; it should be refused");
    }

    private List<Path> pictures(int count) throws IOException {
        List<Path> images = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            images.add(picture(number + ".png", number));
        }
        return images;
    }

    private Path picture(String name, int seed) throws IOException {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Random colours = new Random(seed);
        for (int row = 0; row < HEIGHT; row++) {
            int colour = colours.nextInt();
            for (int column = 0; column < WIDTH; column++) {
                picture.setRGB(column, row, colour + column);
            }
        }
        Path file = home.resolve(name);
        ImageIO.write(picture, "png", file.toFile());
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
        return file;
    }

    /** Writes other bytes, as many as there were, so that neither size nor time tell. */
    private void replaceUnseen(byte[] bytes) throws IOException {
        Files.write(image, bytes);
        Files.setLastModifiedTime(image, FileTime.from(LONG_AGO));
    }

    private Path entryMadeFor(Path file) throws IOException {
        List<Path> before = entries();
        read(file);
        List<Path> made = new ArrayList<>(entries());
        made.removeAll(before);
        assertThat(made).hasSize(1);
        return made.get(0);
    }

    private Path entry() throws IOException {
        List<Path> entries = entries();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private List<Path> entries() throws IOException {
        return files().stream()
                .filter(file -> file.toString().endsWith(EntryFile.ENDING))
                .toList();
    }

    private List<Path> files() throws IOException {
        Path folder = home.resolve("image-cache");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
