/** The contestants that run Deeplearning4j's graphs: this project's engine and stock Deeplearning4j. */
@NullMarked
package org.convzoo.benchmarks.dl4j;

import org.jspecify.annotations.NullMarked;
