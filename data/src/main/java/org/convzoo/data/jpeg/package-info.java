/**
 * The JPEG files that cameras write, decoded faster than ImageIO does. Values
 * are those of libjpeg to the bit. Whatever is out of the ordinary, or damaged, is left to ImageIO.
 */
@NullMarked
package org.convzoo.data.jpeg;

import org.jspecify.annotations.NullMarked;
