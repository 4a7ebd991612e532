/** Image files as bytes: which format they are in, whether they are whole, what they say beside the pixels. */
@NullMarked
package org.convzoo.data.format;

import org.jspecify.annotations.NullMarked;
