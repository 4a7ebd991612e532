package org.convzoo.data.cifar;

import java.util.List;
import java.util.stream.IntStream;
import org.convzoo.configs.download.Digest;
import org.convzoo.configs.download.Expected;

/**
 * What a data set's records and files are, as published in the binary versions of Krizhevsky's Learning Multiple Layers
 * of Features from Tiny Images (2009).
 *
 * @param title for people
 * @param word selects it in a configuration, and is the folder it is looked for in
 * @param labelRanges for each label byte of a record, how many values it has; the class is the last
 * @param trainingFiles all of them hold the training images
 * @param testFile holds the test images
 * @param classNamesFile has the name of a class in each line, in the order of the labels
 * @param knownClassNames what that file says, for where it is absent; empty if it must be there
 * @param archive brings all of these files
 */
record CifarFormat(
        String title,
        String word,
        List<Integer> labelRanges,
        List<String> trainingFiles,
        String testFile,
        String classNamesFile,
        List<String> knownClassNames,
        Archive archive) {

    /** Height and width of every image. */
    static final int SIDE = 32;

    /** A label byte, then the pixels. */
    static final CifarFormat CIFAR10 = new CifarFormat(
            "CIFAR-10",
            "cifar10",
            List.of(10),
            IntStream.rangeClosed(1, 5)
                    .mapToObj(number -> "data_batch_" + number + ".bin")
                    .toList(),
            "test_batch.bin",
            "batches.meta.txt",
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
            new Archive(
                    "cifar-10-binary.tar.gz",
                    "cifar-10-batches-bin",
                    Expected.of(
                            170_052_171,
                            Digest.sha256("c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"))));

    /** A byte for one of 20 groups of classes, a byte for the class, then the pixels. */
    static final CifarFormat CIFAR100 = new CifarFormat(
            "CIFAR-100",
            "cifar100",
            List.of(20, 100),
            List.of("train.bin"),
            "test.bin",
            "fine_label_names.txt",
            List.of(),
            new Archive(
                    "cifar-100-binary.tar.gz",
                    "cifar-100-binary",
                    Expected.of(
                            168_513_733,
                            Digest.sha256("58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec"))));

    /**
     * A gzipped tar file.
     *
     * @param folder what it unpacks to
     */
    record Archive(String name, String folder, Expected expected) {}

    int classes() {
        return labelRanges.get(labelRanges.size() - 1);
    }

    /** Bytes of a record: labels, then the red, the green and the blue plane. */
    int recordLength() {
        return labelRanges.size() + 3 * SIDE * SIDE;
    }
}
