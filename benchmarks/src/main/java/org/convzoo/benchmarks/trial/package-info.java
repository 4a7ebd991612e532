/** What every contestant's process does; stands on the JDK alone, because each has libraries of its own. */
@NullMarked
package org.convzoo.benchmarks.trial;

import org.jspecify.annotations.NullMarked;
