package org.convzoo.training;

import java.util.ArrayList;
import java.util.List;
import org.convzoo.configs.TrainingConfig.Monitor;
import org.convzoo.data.table.CsvCell;

/**
 * The epochs of a run over all its phases.
 *
 * @param phases of the run
 * @param histories of those that have begun, in the order of the phases
 */
record RunHistory(List<Phase> phases, List<TrainingHistory> histories) {

    RunHistory {
        phases = List.copyOf(phases);
        histories = List.copyOf(histories);
    }

    static RunHistory of(List<Phase> phases, TrainingState state) {
        List<TrainingHistory> histories = new ArrayList<>();
        state.earlier().forEach(phase -> histories.add(phase.history()));
        histories.add(state.history());
        return new RunHistory(phases, histories);
    }

    /** Epochs before a phase. */
    int epochsBefore(int phase) {
        return histories.subList(0, phase).stream()
                .mapToInt(history -> history.epochs().size())
                .sum();
    }

    /** All epochs, counted through. */
    TrainingHistory epochs() {
        TrainingHistory all = TrainingHistory.empty();
        for (TrainingHistory history : histories) {
            for (EpochResult result : history.epochs()) {
                all = all.with(result.withEpoch(all.epochs().size() + 1));
            }
        }
        return all;
    }

    /** The epochs, counted through, that can be the best one. */
    TrainingHistory candidates() {
        TrainingHistory candidates = TrainingHistory.empty();
        for (int phase = 0; phase < histories.size(); phase++) {
            int before = epochsBefore(phase);
            for (EpochResult result : candidatesOf(phase).epochs()) {
                candidates = candidates.with(result.withEpoch(before + result.epoch()));
            }
        }
        return candidates;
    }

    private TrainingHistory candidatesOf(int phase) {
        return histories.get(phase).from(phases.get(phase).training().firstCandidate());
    }

    /** The best epoch, counted through; the earlier one of two equals, 0 if there is none yet. */
    int bestEpoch() {
        return candidates().bestEpoch(monitor());
    }

    /** The phase, from 0, that the best epoch is of. */
    int bestPhase() {
        int best = bestEpoch();
        int phase = histories.size() - 1;
        while (phase > 0 && epochsBefore(phase) >= best) {
            phase--;
        }
        return phase;
    }

    /** What the epochs before a phase came to at best, higher being better. */
    double bestScoreBefore(int phase) {
        return new RunHistory(phases, histories.subList(0, phase)).candidates().bestScore(monitor());
    }

    private Monitor monitor() {
        return phases.get(0).training().monitor();
    }

    /** One line an epoch, with a header; where there are several phases, with the name of each. */
    String toCsv() {
        if (phases.size() == 1) {
            return histories.get(0).toCsv();
        }
        StringBuilder csv = new StringBuilder("phase," + TrainingHistory.CSV_HEADER);
        for (int phase = 0; phase < histories.size(); phase++) {
            String name = CsvCell.of(phases.get(phase).name()) + ",";
            for (EpochResult result : histories.get(phase).epochs()) {
                csv.append(name).append(TrainingHistory.csv(result));
            }
        }
        return csv.toString();
    }
}
