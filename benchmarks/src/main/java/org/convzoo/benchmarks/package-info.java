/** Measures contestants beside each other: one fresh process for each, in turn, over several rounds. */
@NullMarked
package org.convzoo.benchmarks;

import org.jspecify.annotations.NullMarked;
