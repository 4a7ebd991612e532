/** Decoded images, kept on the disk. */
@NullMarked
package org.convzoo.data.cache;

import org.jspecify.annotations.NullMarked;
