package org.convzoo.engine.onednn;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.stream;

/** The processor as oneDNN sees it: where primitives are made and where they run. */
final class OneDnn implements AutoCloseable {

    final engine engine = new engine(org.bytedeco.dnnl.engine.kind.cpu, 0);
    final stream stream = new stream(engine);

    /** Attributes that let a plan decide where a primitive's working memory lies. */
    static primitive_attr attributes() {
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
        return attributes;
    }

    /** Primitives may run asynchronously elsewhere; on a processor this returns at once. */
    void await() {
        stream._wait();
    }

    @Override
    public void close() {
        stream.close();
        engine.close();
    }
}
