/** One experiment from its configuration to its artifacts. */
@NullMarked
package org.convzoo.training;

import org.jspecify.annotations.NullMarked;
