package org.convzoo.configs;

import java.util.List;

/** Where images come from. */
final class SourceExamples {

    private SourceExamples() {}

    static List<ConfigExample> all() {
        MnistConfig mnist = new MnistConfig(MnistConfig.Variant.AUTO, null, null);
        ImageFolderConfig folder = new ImageFolderConfig("images");
        return List.of(
                new ConfigExample(
                        "{}",
                        mnist,
                        "{variant: emnistLetters, directory: letters, mirror: 'file:///mirror/'}",
                        new MnistConfig(MnistConfig.Variant.EMNIST_LETTERS, "letters", "file:///mirror/")),
                new ConfigExample(
                        "{}",
                        new Cifar10Config("cifar10", List.of(), "https://www.cs.toronto.edu/~kriz/"),
                        "{directory: photos, train: [train_10k.bin.gz], mirror: 'http://mirror/'}",
                        new Cifar10Config("photos", List.of("train_10k.bin.gz"), "http://mirror/")),
                new ConfigExample(
                        "{}",
                        new Cifar100Config("cifar100", List.of(), "https://www.cs.toronto.edu/~kriz/"),
                        "{directory: photos, train: [train_10k.bin.gz], mirror: 'http://mirror/'}",
                        new Cifar100Config("photos", List.of("train_10k.bin.gz"), "http://mirror/")),
                new ConfigExample(
                        "{}",
                        new PrintedDigitsConfig(6000, 1000, 1000),
                        "{train: 20, validation: 30, test: 40}",
                        new PrintedDigitsConfig(20, 30, 40)),
                new ConfigExample(
                        "{directory: images}",
                        folder,
                        "{directory: photos, groups: '^([a-z]+)_', archive: 'https://example.org/x.zip', sha256: \"%s\", extensions: [.GIF, png]}"
                                .formatted("0".repeat(64)),
                        new ImageFolderConfig(
                                "photos",
                                "^([a-z]+)_",
                                "https://example.org/x.zip",
                                "0".repeat(64),
                                List.of("gif", "png"))),
                new ConfigExample(
                        "{}",
                        new XoConfig(9, 0.1, 2000, 500, 500),
                        "{size: 12, noise: 0.5, train: 20, validation: 30, test: 40}",
                        new XoConfig(12, 0.5, 20, 30, 40)),
                new ConfigExample(
                        "{}",
                        new WavesConfig(128, 0.3, 2000, 500, 500),
                        "{length: 64, noise: 0.5, train: 20, validation: 30, test: 40}",
                        new WavesConfig(64, 0.5, 20, 30, 40)),
                new ConfigExample(
                        "{train: {file: a.csv}}",
                        new SignalsConfig(new SignalsConfig.Part("a.csv", null), null, null, true, null),
                        "{train: {file: a.npy, labels: y.npy}, validation: {file: v.csv}, test: {file: t.csv},"
                                + " header: false, label: \"3\"}",
                        new SignalsConfig(
                                new SignalsConfig.Part("a.npy", "y.npy"),
                                new SignalsConfig.Part("v.csv", null),
                                new SignalsConfig.Part("t.csv", null),
                                false,
                                "3")),
                new ConfigExample(
                        "{file: a.csv}",
                        new SignalsConfig.Part("a.csv", null),
                        "{file: a.npy, labels: y.npy}",
                        new SignalsConfig.Part("a.npy", "y.npy")),
                new ConfigExample(
                        "{file: images.csv}",
                        CsvConfig.of("images.csv"),
                        "{file: images.txt, separator: semicolon, path: image, label: diagnosis, split: fold, weight: count,"
                                + " group: patient, ignore: [age, sex]}",
                        new CsvConfig(
                                "images.txt",
                                CsvConfig.Separator.SEMICOLON,
                                "image",
                                "diagnosis",
                                "fold",
                                "count",
                                "patient",
                                List.of("age", "sex"))));
    }
}
