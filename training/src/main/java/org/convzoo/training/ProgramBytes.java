package org.convzoo.training;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.convzoo.engine.PlanMemory;

/**
 * What the programs of a plan take together.
 *
 * @param numbers bytes that stay: parameters, gradients, the optimizer's state, averages and copies
 * @param working bytes of the largest of those that come and go
 * @param uncounted layers whose working memory only running them would tell
 */
record ProgramBytes(long numbers, long working, Set<String> uncounted) {

    /** @param programs of one plan, at least one */
    static ProgramBytes of(List<PlanMemory> programs) {
        PlanMemory whole = programs.get(programs.size() - 1);
        long numbers =
                whole.parameters() + whole.gradients() + whole.optimizerState() + whole.averages() + whole.copies();
        long arena = programs.stream().mapToLong(PlanMemory::working).max().orElseThrow();
        long exchanged = programs.stream().mapToLong(PlanMemory::exchanged).sum();
        Set<String> uncounted = new TreeSet<>();
        programs.forEach(program -> uncounted.addAll(program.uncounted()));
        return new ProgramBytes(numbers, arena + exchanged, uncounted);
    }
}
