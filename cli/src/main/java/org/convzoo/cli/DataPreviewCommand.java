package org.convzoo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.convzoo.configs.AtomicFile;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
import org.convzoo.configs.UserException;
import org.convzoo.evaluation.PreviewSheet;
import org.convzoo.evaluation.ReportWriter;
import org.convzoo.training.DataPreview;
import org.convzoo.training.StopSignal;
import org.convzoo.training.Surroundings;
import org.convzoo.zoo.Zoo;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws training images as the network will see them. */
@Command(
        name = "preview",
        description = "Draws training images as the network will see them: prepared, augmented, with their labels.",
        footer = {
            "",
            "Example: convzoo data preview configs/resnet20-cifar10.yaml",
            "Example: convzoo data preview ants.yaml --set 'data.augmentation=[randAugment, mixup]' --output ants.html"
        })
final class DataPreviewCommand extends Verb implements ConfiguredVerb {

    @Parameters(paramLabel = "CONFIG", description = "The YAML file.")
    Path config = Path.of("");

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides a value, e.g. data.batchSize=32.")
    List<String> overrides = List.of();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "A .png or .html file; NAME-preview.png in the working directory if left out.")
    @Nullable
    Path output;

    @Option(names = "--images", paramLabel = "N", description = "Images to show (default 8).")
    int images = 8;

    @Option(names = "--variants", paramLabel = "N", description = "Ways in which each is shown (default 6).")
    int variants = 6;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed than the configuration's.")
    @Nullable
    Long seed;

    @Override
    public Path config() {
        return config;
    }

    @Override
    public List<String> overrides() {
        return settings();
    }

    @Override
    public Integer call() {
        check("--images", images, 1000);
        check("--variants", variants, 100);
        RunConfig run = ConfigReader.read(config, settings());
        Path file = output == null ? Path.of(run.name() + "-preview.png") : output;
        boolean page = isPage(file);
        AtomicFile.requirePlace("--output", file);
        Zoo.check(run);
        PreviewSheet sheet;
        try (ProgressDisplay progress = new ProgressDisplay(terminal())) {
            sheet = DataPreview.make(run, images, variants, surroundings(progress));
        }
        if (page) {
            AtomicFile.writeText(file, ReportWriter.html(sheet));
        } else {
            AtomicFile.write(file, out -> out.write(ReportWriter.png(sheet)));
        }
        terminal().out().println(file);
        return 0;
    }

    private static void check(String option, int given, int most) {
        if (given < 1 || given > most) {
            throw UserException.wrongUsage(option + " must be 1 to " + most + ", got " + given);
        }
    }

    private static boolean isPage(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".png") && !name.endsWith(".html")) {
            throw UserException.wrongUsage(
                    "--output " + file + " is neither a .png nor a .html file; name one of them");
        }
        return name.endsWith(".html");
    }

    private List<String> settings() {
        List<String> settings = new ArrayList<>(overrides);
        if (seed != null) {
            settings.add("seed=" + seed);
        }
        return settings;
    }

    private Surroundings surroundings(ProgressDisplay progress) {
        return Surroundings.of(
                DataLocator.forConfig(config, terminal().environment()),
                terminal().environment(),
                terminal().clock(),
                progress,
                new StopSignal(),
                arguments());
    }
}
