/** The published weights: where each file is, what it must hash to, and what its network expects of an image. */
@NullMarked
package org.convzoo.zoo.weights;

import org.jspecify.annotations.NullMarked;
