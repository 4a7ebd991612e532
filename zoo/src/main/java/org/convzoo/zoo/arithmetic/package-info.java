/** The arithmetic of single layers, as a course on convolutional networks teaches it; numbers only, no tensors. */
@NullMarked
package org.convzoo.zoo.arithmetic;

import org.jspecify.annotations.NullMarked;
