/** Signals: sequences of numbers from one sensor or several, read from files or made up. */
@NullMarked
package org.convzoo.data.signals;

import org.jspecify.annotations.NullMarked;
