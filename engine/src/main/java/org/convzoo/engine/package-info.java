/** Executes a ComputationGraph fast: native binaries, threads, memory, execution plans. */
@NullMarked
package org.convzoo.engine;

import org.jspecify.annotations.NullMarked;
