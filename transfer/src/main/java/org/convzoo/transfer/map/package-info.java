/** Features of images as points of a plane. */
@NullMarked
package org.convzoo.transfer.map;

import org.jspecify.annotations.NullMarked;
