package org.convzoo.transfer.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.convzoo.data.Selection;
import org.convzoo.training.features.PooledRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weka.core.Instances;
import weka.core.converters.ArffLoader;

/** Files of features as the programs read them whose formats they have. */
class OtherReadersTest {

    private static final List<List<Float>> FEATURES = List.of(List.of(0f, 1.5f), List.of(-2f, 1e-7f), List.of(3f, 0f));

    /** The first on the path is not always the one that the distribution installs its modules for. */
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    @TempDir
    private Path folder;

    private static ParquetFileReader open(Path file) throws IOException {
        return ParquetFileReader.open(
                new LocalInputFile(file),
                ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
    }

    private static List<Group> images(ParquetFileReader reader) throws IOException {
        MessageType schema = reader.getFileMetaData().getSchema();
        List<Group> images = new ArrayList<>();
        for (PageReadStore pages = reader.readNextRowGroup(); pages != null; pages = reader.readNextRowGroup()) {
            RecordReader<Group> records =
                    new ColumnIOFactory().getColumnIO(schema).getRecordReader(pages, new GroupRecordConverter(schema));
            for (long row = 0; row < pages.getRowCount(); row++) {
                images.add(records.read());
            }
        }
        return images;
    }

    private static List<Float> features(Group image) {
        Group list = image.getGroup("features", 0);
        return IntStream.range(0, list.getFieldRepetitionCount("list"))
                .mapToObj(index -> list.getGroup("list", index).getFloat("element", 0))
                .toList();
    }

    @Test
    void parquetsLibraryReadsParquet() throws IOException {
        try (ParquetFileReader reader = open(ThreeImages.write(folder.resolve("three.parquet")))) {
            assertThat(reader.getFileMetaData().getKeyValueMetaData()).containsEntry("classes", "[\"ant's\",\"bee\"]");
            assertThat(reader.getFileMetaData().getSchema().toString())
                    .as("a list as pyarrow, pandas and DuckDB know it")
                    .contains("required group features (LIST)", "repeated group list", "required float element");
            List<Group> images = images(reader);
            assertThat(images).extracting(image -> image.getString("path", 0)).isEqualTo(ThreeImages.PATHS);
            assertThat(images).extracting(image -> image.getString("label", 0)).isEqualTo(ThreeImages.LABELS);
            assertThat(images).extracting(OtherReadersTest::features).isEqualTo(FEATURES);
        }
    }

    @Test
    void manyFeaturesAreWrittenGroupByGroup() throws IOException {
        int features = 100_000;
        int[] images = IntStream.range(0, 200).map(index -> index % 3).toArray();
        Path path = folder.resolve("wide.parquet");
        float[] wide = new float[features];
        try (PooledRows rows =
                PooledRows.of(new Selection(new ThreeImages(), images), ThreeImages.CLASSES, features, index -> wide)) {
            FeatureFile.of(path).write(rows);
        }
        try (ParquetFileReader reader = open(path)) {
            assertThat(reader.getRecordCount()).isEqualTo(images.length);
            assertThat(reader.getRowGroups())
                    .as("80 MB in groups of about 32 MB, so that none is much of the heap")
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(group -> group.getTotalByteSize() < 40L << 20);
        }
    }

    @Test
    void wekasLoaderReadsArff() throws IOException {
        ArffLoader loader = new ArffLoader();
        loader.setFile(ThreeImages.write(folder.resolve("three.arff")).toFile());
        Instances images = loader.getDataSet();
        images.setClassIndex(images.numAttributes() - 1);
        assertThat(images.classAttribute().isNominal()).isTrue();
        for (int row = 0; row < images.numInstances(); row++) {
            assertThat(images.instance(row).stringValue(0)).isEqualTo(ThreeImages.PATHS.get(row));
            assertThat(images.instance(row).stringValue(images.classIndex())).isEqualTo(ThreeImages.LABELS.get(row));
            assertThat(List.of((float) images.instance(row).value(1), (float)
                            images.instance(row).value(2)))
                    .isEqualTo(FEATURES.get(row));
        }
        assertThat(images.numInstances()).isEqualTo(3);
    }

    @Test
    void numpyAndScikitLearnReadTheOthers() {
        String python = PYTHONS.stream()
                .filter(one -> run(one, "-c", "import numpy, sklearn").succeeded())
                .findFirst()
                .orElseGet(() -> abort("skipped: there is no python3 with numpy and scikit-learn here"));
        for (String ending : List.of("npy", "npz", "csv", "libsvm", "safetensors")) {
            ThreeImages.write(folder.resolve("three." + ending));
        }
        Output read = run(
                python,
                "src/test/python/read_exports.py",
                folder.resolve("three").toString());
        assertThat(read.succeeded()).as(read.text()).isTrue();
        assertThat(read.text()).contains("[[0.0, 1.5], [-2.0, ");
    }

    private record Output(boolean succeeded, String text) {}

    private static Output run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor() == 0, text);
        } catch (IOException absent) {
            return new Output(false, String.valueOf(absent.getMessage()));
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
