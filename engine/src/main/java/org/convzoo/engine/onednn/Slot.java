package org.convzoo.engine.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** A stretch of memory that buffers share. Its address is fixed from outside, or an {@link Arena} decides it. */
final class Slot {

    private final long bytes;
    private final List<memory> users = new ArrayList<>();
    private @Nullable Pointer address;
    private boolean fixed;

    /** Commands between which the contents matter; -1 before the first use. */
    int firstUse = -1;

    int lastUse = -1;

    private Slot(long bytes) {
        this.bytes = bytes;
    }

    static Slot planned(long bytes) {
        return new Slot(bytes);
    }

    static Slot fixedAt(Pointer address, long bytes) {
        Slot slot = new Slot(bytes);
        slot.fixed = true;
        slot.moveTo(address);
        return slot;
    }

    long bytes() {
        return bytes;
    }

    boolean isFixed() {
        return fixed;
    }

    Pointer address() {
        if (address == null) {
            throw new IllegalStateException("a buffer of " + bytes + " bytes is read before the arena has placed it");
        }
        return address;
    }

    void moveTo(Pointer newAddress) {
        address = newAddress;
        users.forEach(user -> user.set_data_handle(newAddress));
    }

    void attach(memory user) {
        users.add(user);
        if (address != null) {
            user.set_data_handle(address);
        }
    }

    void useAt(int command) {
        if (firstUse < 0) {
            firstUse = command;
        }
        lastUse = command;
    }
}
