package org.convzoo.engine.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** An array: a layout over a slot of memory. */
final class Buffer {

    private final OneDnn oneDnn;
    private final Layout layout;
    private final Slot slot;
    private final memory handle;
    private @Nullable FloatBuffer view;
    private long viewed;

    private Buffer(OneDnn oneDnn, Layout layout, Slot slot) {
        this.oneDnn = oneDnn;
        this.layout = layout;
        this.slot = slot;
        this.handle = new memory(layout.descriptor(), oneDnn.engine, (Pointer) null);
        slot.attach(handle);
    }

    static Buffer planned(OneDnn oneDnn, Layout layout) {
        return new Buffer(oneDnn, layout, Slot.planned(layout.bytes()));
    }

    static Buffer fixedAt(OneDnn oneDnn, Layout layout, Pointer address) {
        return new Buffer(oneDnn, layout, Slot.fixedAt(address, layout.bytes()));
    }

    /** The same memory seen with another layout. */
    Buffer as(Layout other) {
        return new Buffer(oneDnn, other, slot);
    }

    Layout layout() {
        return layout;
    }

    long[] shape() {
        return layout.shape();
    }

    Slot slot() {
        return slot;
    }

    memory handle() {
        return handle;
    }

    /** The memory as floats, padding of blocked layouts included. Copies in bulk only: single reads are slow. */
    FloatBuffer floats() {
        Pointer address = slot.address();
        if (view == null || viewed != address.address()) {
            view = new FloatPointer(address).capacity(storedFloats()).asBuffer();
            viewed = address.address();
        }
        return view;
    }

    /** Numbers in memory, padding of blocked layouts included. */
    long storedFloats() {
        return layout.bytes() / Float.BYTES;
    }
}
