package org.convzoo.benchmarks;

import org.convzoo.benchmarks.trial.Network;
import org.convzoo.benchmarks.trial.Work;

/** One comparison: all contestants do this work with this network. */
record Cell(Network network, Work work) {

    String title() {
        return "%s, %s, batch %d".formatted(network.title(), work.title(), network.batch());
    }
}
