/** Digits as a worn printer leaves them, drawn from a seed. */
@NullMarked
package org.convzoo.data.printed;

import org.jspecify.annotations.NullMarked;
