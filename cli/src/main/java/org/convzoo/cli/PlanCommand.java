package org.convzoo.cli;

import java.nio.file.Path;
import java.util.List;
import org.convzoo.configs.ConfigReader;
import org.convzoo.configs.DataLocator;
import org.convzoo.configs.RunConfig;
import org.convzoo.training.RunCheck;
import org.convzoo.training.RunForecast;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what a run will take before it starts. */
@Command(
        name = "plan",
        description =
                "Tells what a run will take on this machine: memory, time, disk, and the largest batch that fits.",
        footer = {
            "",
            "Example: convzoo plan configs/lenet5-mnist.yaml --set data.batchSize=256",
            "Takes the first steps of the run for some seconds and leaves nothing behind.",
            "The exit status is 1 if the run does not fit into memory."
        })
final class PlanCommand extends Verb implements ConfiguredVerb {

    @Parameters(paramLabel = "CONFIG", description = "The YAML file.")
    Path config = Path.of("");

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Overrides a value, e.g. data.batchSize=32.")
    List<String> overrides = List.of();

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "Where the run would go, for the room there; below runs if left out.")
    Path runDirectory = Path.of("runs", "planned");

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
        RunForecast forecast;
        try (DownloadsDisplay downloads = new DownloadsDisplay(terminal())) {
            forecast = RunForecast.make(
                    run,
                    runDirectory,
                    DataLocator.forConfig(config, terminal().environment()),
                    terminal().environment(),
                    downloads);
        }
        if (json) {
            Json.print(terminal().out(), ForecastDocument.of(run, forecast));
        } else {
            new ForecastWords(run, forecast).explanation().print(terminal().out());
        }
        return forecast.shortage() == null ? 0 : Failures.FAILED;
    }
}
