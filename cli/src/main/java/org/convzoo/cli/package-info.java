/** The convzoo command. */
@NullMarked
package org.convzoo.cli;

import org.jspecify.annotations.NullMarked;
