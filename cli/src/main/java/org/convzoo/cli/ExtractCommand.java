package org.convzoo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.FeaturePooling;
import org.convzoo.configs.ModelConfig;
import org.convzoo.configs.NamedSource;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.configs.WeightsConfig;
import org.convzoo.data.DataSplits.Split;
import org.convzoo.training.BadImage;
import org.convzoo.training.FeatureExtraction;
import org.convzoo.training.RunCheck;
import org.convzoo.training.Surroundings;
import org.convzoo.transfer.export.FeatureFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what layers of a network put out for images. */
@Command(
        name = "extract",
        description = "Writes what layers of a pretrained network put out for images into files for other programs.",
        footer = {
            "",
            "Example: convzoo extract configs/features-squeezenet-logreg.yaml --output features.npz",
            "Example: convzoo extract --model resnet50 --weights imagenet --source photos --output photos.csv",
            "Endings: .npy, .npz, .csv, .arff, .libsvm, .parquet and .safetensors; each has the path and the class of every image.",
            "With a CONFIG, --set overrides any of its keys, e.g. --set data.source.directory=photos.",
            "Stopped, it goes on where it was when it is started again."
        })
final class ExtractCommand extends Verb implements ConfiguredVerb {

    @Parameters(
            arity = "0..1",
            paramLabel = "CONFIG",
            description = "The YAML file of a run; its network, weights and images, and its features if it has any.")
    @Nullable
    Path config;

    @Mixin
    ModelOptions network = new ModelOptions();

    @Option(
            names = "--source",
            paramLabel = "SOURCE",
            description = "Images for --model: a folder, or a source as data.source would name it in YAML.")
    @Nullable
    String source;

    @Option(
            names = "--layer",
            paramLabel = "LAYER",
            description = "A layer that `convzoo zoo describe` shows; may be repeated: the files are then called"
                    + " FILE-LAYER. The last one before the network's head if left out.")
    List<String> layers = List.of();

    @Option(
            names = "--pooling",
            paramLabel = "POOLING",
            description = "How maps become rows: average, max, averageMax (or average+max), flatten or gem.")
    @Nullable
    String pooling;

    @Option(names = "--split", paramLabel = "SPLIT", description = "${COMPLETION-CANDIDATES} (default all).")
    Split split = Split.ALL;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Images that the network sees together; a configuration's own if left out, else 64.")
    @Nullable
    Integer batchSize;

    @Option(names = "--output", paramLabel = "FILE", required = true, description = "Where to; may be repeated.")
    List<Path> outputs = List.of();

    @Option(names = "--json", description = "Print one JSON document at the end.")
    boolean json;

    @Override
    public @Nullable Path config() {
        return config;
    }

    @Override
    public List<String> overrides() {
        return network.settings;
    }

    @Override
    public Integer call() {
        if (network.isNamed() == (config != null)) {
            throw UserException.wrongUsage("give either the CONFIG of a run or --model NAME");
        }
        if (network.isNamed() != (source != null)) {
            throw UserException.wrongUsage("--source and --model go together; a CONFIG has images of its own");
        }
        if (batchSize != null && batchSize < 1) {
            throw UserException.wrongUsage("--batch-size must be at least 1, got " + batchSize);
        }
        if (config != null) {
            network.checkBesideConfig();
        }
        List<FeatureFile> files = outputs.stream().map(FeatureFile::of).toList();
        if (new HashSet<>(outputs).size() < outputs.size() || new HashSet<>(layers).size() < layers.size()) {
            throw UserException.wrongUsage("each --output and each --layer is given once");
        }
        try (StopOnInterrupt interrupt = StopOnInterrupt.install(terminal());
                ProgressDisplay progress = new ProgressDisplay(terminal())) {
            DataLocator locator = DataLocator.forConfig(config, terminal().environment());
            FeatureExtraction extraction = extraction(locator).with(layers, pooling());
            if (batchSize != null) {
                extraction = extraction.inBatchesOf(batchSize);
            }
            Surroundings surroundings = Surroundings.of(
                    locator, terminal().environment(), terminal().clock(), progress, interrupt.signal(), arguments());
            return report(written(extraction, files, surroundings));
        }
    }

    private FeatureExtraction extraction(DataLocator locator) {
        if (config == null) {
            return FeatureExtraction.of(
                    network.network(locator), NamedSource.read("--source", Objects.requireNonNull(source), locator), 0);
        }
        RunConfig run = ConfigReader.read(config, overrides(), RunCheck::check);
        if (run.model().weights() == WeightsConfig.Keyword.NONE) {
            throw UserException.wrongUsage(config + " names no weights, and features of a network that nobody trained"
                    + " say little: name some with model.weights");
        }
        if (pooling == null
                && run.features() != null
                && run.features().pooling().size() > 1) {
            throw UserException.wrongUsage(config + " has several poolings to choose from: "
                    + run.features().pooling().stream()
                            .map(FeaturePooling::word)
                            .collect(Collectors.joining(", "))
                    + "; say which with --pooling");
        }
        return FeatureExtraction.of(run);
    }

    private @Nullable FeaturePooling pooling() {
        if (pooling == null) {
            return null;
        }
        for (FeaturePooling known : FeaturePooling.values()) {
            if (known.name().replace("_", "").equalsIgnoreCase(pooling.replaceAll("[+_-]", ""))) {
                return known;
            }
        }
        throw UserException.wrongUsage("--pooling must be average, max, averageMax, flatten or gem, got " + pooling);
    }

    /** What was written; empty if it was stopped. */
    private Optional<List<Map<String, Object>>> written(
            FeatureExtraction extraction, List<FeatureFile> files, Surroundings surroundings) {
        ModelConfig model = extraction.model();
        List<Map<String, Object>> written = new ArrayList<>();
        Optional<List<BadImage>> bad = extraction.run(
                network.file(model, terminal(), surroundings.locator()), split, surroundings, (layer, rows) -> {
                    for (FeatureFile file : files) {
                        FeatureFile own = extraction.layers().size() > 1 ? file.ofLayer(layer) : file;
                        own.write(rows);
                        Map<String, Object> document = new LinkedHashMap<>();
                        document.put("file", own.path().toString());
                        document.put("layer", layer);
                        document.put("images", rows.images().size());
                        document.put("features", rows.features());
                        written.add(document);
                    }
                });
        return bad.map(any -> written);
    }

    private int report(Optional<List<Map<String, Object>>> written) {
        if (written.isEmpty()) {
            terminal().err().println("Stopped; the same command goes on from here.");
            return Failures.FAILED;
        }
        if (json) {
            Json.print(terminal().out(), written.get());
            return 0;
        }
        for (Map<String, Object> file : written.get()) {
            terminal()
                    .out()
                    .println(file.get("file") + ": " + file.get("images") + " images x " + file.get("features")
                            + " features of " + file.get("layer"));
        }
        return 0;
    }
}
