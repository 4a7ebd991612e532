package org.convzoo.zoo.tensors;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convzoo.zoo.tensors.PickleValue.Constant;
import org.jspecify.annotations.Nullable;

/** What a pickle machine works on: the values, the marks between them, and the memo of values that are used again. */
final class PickleStack {

    private final WeightFileProblems problems;
    private final List<PickleValue> values = new ArrayList<>();
    private final Deque<Integer> marks = new ArrayDeque<>();
    private final Map<Long, PickleValue> memo = new HashMap<>();

    PickleStack(WeightFileProblems problems) {
        this.problems = problems;
    }

    void push(PickleValue value) {
        values.add(value);
    }

    void push(boolean flag) {
        values.add(flag ? Constant.TRUE : Constant.FALSE);
    }

    PickleValue pop() {
        PickleValue top = top();
        values.remove(values.size() - 1);
        return top;
    }

    /** The newest value; those below the newest mark are out of reach until the mark is gone. */
    PickleValue top() {
        int bottom = marks.isEmpty() ? 0 : marks.peek();
        if (values.size() == bottom) {
            throw problems.damaged("its pickle takes a value where none is");
        }
        return values.get(values.size() - 1);
    }

    /** The newest values in their order. */
    List<PickleValue> pop(int count) {
        PickleValue[] popped = new PickleValue[count];
        for (int i = count - 1; i >= 0; i--) {
            popped[i] = pop();
        }
        return List.of(popped);
    }

    void mark() {
        marks.push(values.size());
    }

    /** The values since the newest mark, which goes too. */
    List<PickleValue> popToMark() {
        if (marks.isEmpty()) {
            throw problems.damaged("its pickle goes back to a mark where none is");
        }
        List<PickleValue> sinceMark = values.subList(marks.pop(), values.size());
        List<PickleValue> popped = List.copyOf(sinceMark);
        sinceMark.clear();
        return popped;
    }

    void remember(long index) {
        memo.put(index, top());
    }

    /** Under the next free number. */
    void remember() {
        remember(memo.size());
    }

    void recall(long index) {
        @Nullable PickleValue value = memo.get(index);
        if (value == null) {
            throw problems.damaged("its pickle recalls value " + index + ", which it never stored");
        }
        push(value);
    }
}
