package org.convzoo.engine.onednn;

import java.util.List;

/** One piece of a program's work. */
interface Command {

    /** Memory whose contents it reads or writes. */
    List<Slot> slots();

    void run();

    /** What a profile calls it. */
    String label();

    /** Work done in Java on the given buffers. */
    static Command of(String label, List<Buffer> buffers, Runnable work) {
        List<Slot> slots = buffers.stream().map(Buffer::slot).toList();
        return new Command() {
            @Override
            public List<Slot> slots() {
                return slots;
            }

            @Override
            public void run() {
                work.run();
            }

            @Override
            public String label() {
                return label;
            }
        };
    }
}
