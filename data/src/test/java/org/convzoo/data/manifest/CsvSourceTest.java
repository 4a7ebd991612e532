package org.convzoo.data.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.convzoo.configs.Colour;
import org.convzoo.configs.CsvConfig;
import org.convzoo.configs.DataConfig.SplitConfig;
import org.convzoo.configs.DataLocator;
import org.convzoo.data.Failures;
import org.convzoo.data.FileDecoding;
import org.convzoo.data.LabelledImages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvSourceTest {

    private static final SplitConfig SPLITS = new SplitConfig(0.25, 0.25);

    @TempDir
    private Path home;

    @BeforeEach
    void twelvePictures() throws IOException {
        Files.createDirectories(home.resolve("pictures"));
        for (int index = 1; index <= 12; index++) {
            ImageIO.write(
                    new BufferedImage(index, 1, BufferedImage.TYPE_INT_RGB),
                    "png",
                    home.resolve("pictures/" + index + ".png").toFile());
        }
    }

    @Test
    void columnsInAnyOrderWithSplitsWeightsAndQuotes() throws IOException {
        Files.copy(home.resolve("pictures/4.png"), home.resolve("pictures/a, \"b\".png"));
        write("\uFEFFweight,label,split,path\r\n"
                + "2.5,10,train,pictures/1.png\r\n"
                + "1,2,Training,pictures/2.png\r\n"
                + "\r\n"
                + "1,10,valid,\"pictures/a, \"\"b\"\".png\"\r\n"
                + "1e-1,2,test,pictures/../pictures/3.png\r\n");

        org.convzoo.data.manifest.CsvSource source = open();

        assertThat(source.labels()).as("2 comes before 10").containsExactly("2", "10");
        assertThat(ids(source.training())).containsExactly("pictures/1.png", "pictures/2.png");
        assertThat(source.training().weight(0)).isEqualTo(2.5);
        assertThat(source.training().label(0)).isEqualTo(1);
        assertThat(source.training().read(1).width()).isEqualTo(2);
        assertThat(ids(source.validation())).containsExactly("pictures/a, \"b\".png");
        assertThat(source.test().read(0).width()).isEqualTo(3);
        assertThat(source.test().weight(0)).isEqualTo(0.1);
        assertThat(source.hasOwnTest()).isTrue();
        assertThat(source.description())
                .isEqualTo("images.csv: 2 training, 1 validation and 1 test images, 2 classes, listed in "
                        + home.resolve("images.csv"));
    }

    @Test
    void withoutSplitsTheSeedDividesAndGroupsStayTogether() throws IOException {
        StringBuilder table = new StringBuilder("path\tlabel\tgroup\n");
        for (int index = 1; index <= 12; index++) {
            table.append(
                    "pictures/%d.png\t%s\tpair %d\n".formatted(index, index <= 6 ? "ant" : "bee", (index + 1) / 2));
        }
        Files.writeString(home.resolve("images.tsv"), table);

        org.convzoo.data.manifest.CsvSource source = open(CsvConfig.of("images.tsv"), SPLITS);

        assertThat(source.hasOwnTest()).isFalse();
        assertThat(source.training().size()
                        + source.validation().size()
                        + source.test().size())
                .isEqualTo(12);
        assertThat(source.test().size()).as("a pair of each class").isEqualTo(4);
        Set<String> tested = groups(source.test());
        assertThat(tested).hasSize(2);
        assertThat(groups(source.training())).doesNotContainAnyElementsOf(tested);
        assertThat(groups(source.validation())).doesNotContainAnyElementsOf(tested);
    }

    @Test
    void columnsMayHaveOtherNamesAndSeparators() throws IOException {
        Files.writeString(home.resolve("images.txt"), "age;image;dx\n61;pictures/1.png;a\n5;pictures/2.png;b\n");
        CsvConfig named = new CsvConfig(
                "images.txt", CsvConfig.Separator.SEMICOLON, "image", "dx", "split", "weight", "group", List.of("age"));

        assertThat(open(named, SPLITS).labels()).containsExactly("a", "b");
    }

    @Test
    void fingerprintChangesWithWeightsGroupsAndFiles() throws IOException {
        String rows = "path,label,weight,group\npictures/1.png,a,1,x\npictures/2.png,b,1,y\n";
        write(rows);
        String first = open().fingerprint();
        assertThat(open().fingerprint()).isEqualTo(first).hasSize(64);

        write(rows.replace("b,1,y", "b,2,y"));
        String weighted = open().fingerprint();
        write(rows.replace("b,1,y", "b,1,z"));
        String regrouped = open().fingerprint();
        write(rows);
        Files.write(home.resolve("pictures/1.png"), new byte[3]);

        assertThat(Set.of(first, weighted, regrouped, open().fingerprint())).hasSize(4);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `` | 1:1: the file is empty; its first line names the columns: path,label
            path,label | 1:1: there is no row below the header; write one for each image
            path,class%p,a | 1:1: the first line names the columns, but none is called label
            path;label%p;a | none is called path, got path;label; its cells are divided otherwise: set data.source.separator: semicolon
            path\tlabel%p\ta | its cells are divided otherwise: set data.source.separator: tab
            path,label,spilt%p,a,train | 1:12: column spilt means nothing here; the columns are path, label, split, weight, group
            path,label,label%p,a,a | 1:12: column label is there twice; keep one of them
            path,label%p,a%q | 3:1: the row has 1 cells, the header has 2
            path,label%p,a%q,b,c | 3:1: the row has 3 cells, the header has 2
            path,label%p,a%q,  | 3:16: the label is empty; write it, or take the row out
            path,label%,a | 2:1: the path is empty; write it, or take the row out
            path,label,split%p,a,train%q,b,tets | 3:18: the split must be train, val (valid, validation) or test, got "tets"
            path,label,weight%p,a,1%q,b,-1 | 3:18: the weight must be a number greater than 0, got "-1"
            path,label,weight%p,a,1%q,b,NaN | 3:18: the weight must be a number greater than 0, got "NaN"
            path,label,weight%p,a,1%q,b,much | 3:18: the weight must be a number greater than 0, got "much"
            path,label,group%p,a,g%q,b, | 3:18: the group is empty
            path,label%p,a%q,b%./p,b | 4:1: ./pictures/1.png is listed twice, first in line 2; keep one row for each image
            path,label%"p"x,a | 2:18: is no table of separated values (Unexpected character ('x'
            path,label%p,"a | is no table of separated values (Missing closing quote for value)
            path,label,split%p,a,train%q,b,train%pictures/3.png,c,val | 4:16: no training image has the label c, so a network cannot learn it
            """)
    void mistakesAreToldWithTheirPlace(String table, String complaint) throws IOException {
        write(table.strip()
                        .replaceAll("(?<=[%\"/])p(?=[\",]|$)", "pictures/1.png")
                        .replaceAll("(?<=%)q(?=,|$)", "pictures/2.png")
                        .replace("%", "\n")
                + "\n");

        assertThat(Failures.message(this::open))
                .startsWith(home.resolve("images.csv") + ":")
                .contains(complaint);
    }

    @Test
    void oneClassIsRefused() throws IOException {
        write("path,label\npictures/1.png,a\npictures/2.png,a\n");

        assertThat(Failures.message(this::open))
                .isEqualTo(home.resolve("images.csv")
                        + " has one class only, a; it needs training images of at least two classes");
    }

    @Test
    void textInAnotherEncodingIsRefused() throws IOException {
        Files.write(home.resolve("images.csv"), "path,label\nx.png,Käfer\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Failures.message(this::open)).contains("text that is not UTF-8; save it as UTF-8");
    }

    @Test
    void missingFilesAreListedTenAtMostWithTheirNumber() throws IOException {
        StringBuilder table = new StringBuilder("path,label\npictures/1.png,a\npictures,b\n");
        IntStream.range(0, 11).forEach(index -> table.append("gone/%d.png,b\n".formatted(index)));
        write(table.toString());

        assertThat(Failures.message(this::open))
                .isEqualTo("12 of the 13 images that " + home.resolve("images.csv")
                        + " lists are no files: pictures (line 3), gone/0.png (line 4), gone/1.png (line 5), gone/2.png"
                        + " (line 6), gone/3.png (line 7), gone/4.png (line 8), gone/5.png (line 9), gone/6.png (line"
                        + " 10), gone/7.png (line 11), gone/8.png (line 12), …; paths are relative to its folder, "
                        + home);
    }

    private void write(String table) throws IOException {
        Files.writeString(home.resolve("images.csv"), table);
    }

    private org.convzoo.data.manifest.CsvSource open() {
        return open(CsvConfig.of("images.csv"), SPLITS);
    }

    private org.convzoo.data.manifest.CsvSource open(CsvConfig source, SplitConfig splits) {
        return org.convzoo.data.manifest.CsvSource.open(
                source,
                splits,
                new FileDecoding(Colour.WHITE),
                42,
                new DataLocator(null, home.resolve("nowhere"), home));
    }

    private static List<String> ids(LabelledImages images) {
        return IntStream.range(0, images.size()).mapToObj(images::id).toList();
    }

    private static Set<String> groups(LabelledImages images) {
        Set<String> groups = new HashSet<>();
        IntStream.range(0, images.size()).forEach(index -> groups.add(images.group(index)));
        return groups;
    }
}
