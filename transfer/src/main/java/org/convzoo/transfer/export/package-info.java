/** Features of images as files that other programs read. */
@NullMarked
package org.convzoo.transfer.export;

import org.jspecify.annotations.NullMarked;
