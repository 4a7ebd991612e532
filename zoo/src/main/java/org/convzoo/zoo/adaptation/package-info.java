/** Pretrained networks made ready for another task. */
@NullMarked
package org.convzoo.zoo.adaptation;

import org.jspecify.annotations.NullMarked;
