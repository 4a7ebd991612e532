/**
 * Layers that Deeplearning4j lacks or errs in, as Deeplearning4j's own layers: they are configured, saved, copied and
 * trained like the others, in single or double precision. Maps are {@code [N, C, H, W]}, channels first.
 *
 * <p>What does not fit is refused with a {@link org.deeplearning4j.exception.DL4JInvalidConfigException} when the layer or
 * its graph is built.
 */
@NullMarked
package org.convzoo.engine.layers;

import org.jspecify.annotations.NullMarked;
