package org.convzoo.training;

/** Asks a run to finish its batch, save and stop; may be raised from any thread. */
public final class StopSignal {

    private volatile boolean raised;

    public void raise() {
        raised = true;
    }

    public boolean isRaised() {
        return raised;
    }
}
