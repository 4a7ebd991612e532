package org.convzoo.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.convzoo.benchmarks.trial.Effort;
import org.convzoo.benchmarks.trial.Measurement;

/** Results for programs, every single figure included. */
final class JsonDocument {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonDocument() {}

    static void write(Path file, Results results, Machine machine, Effort effort, Instant when) throws IOException {
        ObjectNode document = JSON.createObjectNode();
        document.put("measuredAt", when.toString());
        document.put("java", Runtime.version().toString());
        ObjectNode host = document.putObject("machine");
        host.put("processor", machine.processor().name());
        host.put("threads", machine.threads());
        host.put("memoryMebibytes", machine.memoryMebibytes());
        document.set("effort", JSON.valueToTree(effort));
        ArrayNode cells = document.putArray("results");
        for (Cell cell : results.cells()) {
            for (Contestant contestant : results.contestants(cell)) {
                ObjectNode entry = cells.addObject();
                entry.put("network", cell.network().title());
                entry.put("work", cell.work().title());
                entry.put("batch", cell.network().batch());
                fill(entry, results, cell, contestant);
            }
        }
        JSON.writeValue(file.toFile(), document);
    }

    private static void fill(ObjectNode entry, Results results, Cell cell, Contestant contestant) {
        Measurement first = results.rounds(cell, contestant).get(0);
        entry.put("contestant", contestant.key());
        entry.put("libraries", first.libraries());
        entry.put("parameters", first.parameters());
        entry.set("imagesPerSecond", JSON.valueToTree(results.imagesPerSecond(cell, contestant)));
        entry.put("peakResidentBytes", results.peakResidentBytes(cell, contestant));
        ObjectNode ratios = entry.putObject("timesAsFastAs");
        for (Contestant other : results.contestants(cell)) {
            results.ratio(cell, contestant, other).ifPresent(ratio -> ratios.set(other.key(), JSON.valueToTree(ratio)));
        }
        ArrayNode rounds = entry.putArray("rounds");
        for (Measurement round : results.rounds(cell, contestant)) {
            rounds.add(JSON.valueToTree(round.imagesPerSecond()));
        }
    }
}
