package org.convzoo.training;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.convzoo.training.features.ExtractionListener.ExtractionProgress;
import org.convzoo.zoo.weights.PublishedFile;

/** Keeps what a run tells, and stops it or ends it like a kill at the first, second, … event of a kind. */
final class TransferListener implements TrainingListener {

    final List<PhasePlan> phases = new ArrayList<>();
    final List<EpochResult> epochs = new ArrayList<>();
    final List<String> notices = new ArrayList<>();
    final List<String> account = new ArrayList<>();
    int featureBatches;

    private final StopSignal stop;
    private final String event;
    private int left;
    private final boolean kills;

    /** What a killed process would have left behind is all that is left. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    TransferListener(StopSignal stop) {
        this(stop, "never");
    }

    /** @param when such as {@code stop batch 3}, {@code stop features 1}, {@code kill phase 2}, {@code kill epoch 1} */
    TransferListener(StopSignal stop, String when) {
        String[] words = when.split(" ");
        this.stop = stop;
        this.kills = words[0].equals("kill");
        this.event = words.length == 3 ? words[1] : "";
        this.left = words.length == 3 ? Integer.parseInt(words[2]) : 0;
    }

    private void happened(String what) {
        if (what.equals(event)) {
            left--;
            if (left == 0 && kills) {
                throw new Killed();
            }
            if (left == 0) {
                stop.raise();
            }
        }
    }

    @Override
    public void phaseBegins(PhasePlan plan) {
        phases.add(plan);
        happened("phase");
    }

    @Override
    public void featuresDone(ExtractionProgress progress) {
        featureBatches++;
        happened("features");
    }

    @Override
    public void notice(String line) {
        notices.add(line);
    }

    @Override
    public void batchDone(BatchProgress progress) {
        happened("batch");
    }

    @Override
    public void epochDone(EpochResult result, int ofThem, boolean best) {
        epochs.add(result);
        happened("epoch");
    }

    @Override
    public void weightsArriving(PublishedFile file, long bytes, OptionalLong total) {}

    @Override
    public void weightsLoaded(List<String> sentences) {
        account.addAll(sentences);
    }

    @Override
    public void foldBegins(int fold, int folds) {}

    @Override
    public void started(RunPlan plan) {}
}
