/**
 * Compiles a ComputationGraph into oneDNN primitives.
 *
 * <p>{@code GraphReader} turns vertices into {@code Node}s, one class a kind of arithmetic; each node adds
 * {@code Command}s to a {@code ProgramBuilder}; {@code Arena} lays the buffers that they share out by lifetime; a
 * {@code Program} runs them.
 */
@NullMarked
package org.convzoo.engine.onednn;

import org.jspecify.annotations.NullMarked;
