package org.convzoo.engine.onednn;

import org.bytedeco.dnnl.memory;

/** How a number is stored. */
enum ElementType {
    FLOAT32(memory.data_type.f32),
    /** Eight bits of exponent, seven of fraction. */
    BFLOAT16(memory.data_type.bf16);

    private final memory.data_type code;

    ElementType(memory.data_type code) {
        this.code = code;
    }

    memory.data_type code() {
        return code;
    }
}
