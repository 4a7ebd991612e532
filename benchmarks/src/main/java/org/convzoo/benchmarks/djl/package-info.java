/** The contestant that runs PyTorch through DJL. */
@NullMarked
package org.convzoo.benchmarks.djl;

import org.jspecify.annotations.NullMarked;
