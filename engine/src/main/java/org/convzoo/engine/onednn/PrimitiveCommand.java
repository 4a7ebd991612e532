package org.convzoo.engine.onednn;

import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.primitive;

/** Runs one oneDNN primitive on its arguments. */
final class PrimitiveCommand implements Command {

    private final OneDnn oneDnn;
    private final primitive primitive;
    private final String label;
    private final List<Slot> slots;
    private final IntMemoryMap arguments = new IntMemoryMap();

    PrimitiveCommand(OneDnn oneDnn, primitive primitive, String label, Map<Integer, Buffer> arguments) {
        this.oneDnn = oneDnn;
        this.primitive = primitive;
        this.label = label;
        this.slots = arguments.values().stream().map(Buffer::slot).toList();
        arguments.forEach((argument, buffer) -> this.arguments.put(argument, buffer.handle()));
    }

    @Override
    public List<Slot> slots() {
        return slots;
    }

    @Override
    public void run() {
        primitive.execute(oneDnn.stream, arguments);
    }

    @Override
    public String label() {
        return label;
    }
}
