package org.convzoo.cli;

import java.nio.file.Path;
import java.util.List;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
import org.convzoo.training.RunCheck;
import org.convzoo.training.StopSignal;
import org.convzoo.training.Surroundings;
import org.convzoo.training.features.ExtractionListener;
import org.convzoo.transfer.suggestion.TransferAdvisor;
import org.convzoo.transfer.suggestion.TransferSuggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Suggests where to cut a pretrained network. */
@Command(
        name = "suggest",
        description =
                "Measures what a linear classifier reads from several depths of a pretrained network, and suggests where"
                        + " to cut it and what to train.",
        footer = {
            "",
            "Example: convzoo transfer suggest configs/squeezenet-fine-tune.yaml",
            "The training images go through the network once; what it puts out is kept as transfer.cache says."
        })
final class TransferSuggestCommand extends Verb implements ConfiguredVerb {

    @Parameters(paramLabel = "CONFIG", description = "A YAML file with weights and images.")
    Path config = Path.of("");

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides a value, e.g. data.batchSize=32.")
    List<String> overrides = List.of();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Path config() {
        return config;
    }

    @Override
    public List<String> overrides() {
        return overrides;
    }

    @Override
    public Integer call() {
        RunConfig run = ConfigReader.read(config, overrides, RunCheck::check);
        TransferSuggestion suggestion;
        try (ProgressDisplay progress = new ProgressDisplay(terminal())) {
            Surroundings surroundings = Surroundings.of(
                    DataLocator.forConfig(config, terminal().environment()),
                    terminal().environment(),
                    terminal().clock(),
                    progress,
                    new StopSignal(),
                    arguments());
            suggestion = new TransferAdvisor(run, surroundings, shownBy(progress)).suggest();
        }
        if (json) {
            Json.print(terminal().out(), suggestion);
        } else {
            new SuggestionWords(suggestion).print(terminal().out());
        }
        return 0;
    }

    private static ExtractionListener shownBy(ProgressDisplay progress) {
        return new ExtractionListener() {
            @Override
            public void batchDone(ExtractionProgress done) {
                progress.featuresDone(done);
            }

            @Override
            public void notice(String line) {
                progress.notice(line);
            }
        };
    }
}
