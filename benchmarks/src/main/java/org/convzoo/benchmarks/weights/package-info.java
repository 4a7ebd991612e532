/** Weight files of torchvision's networks: whether they are read rightly, and what that costs. */
@NullMarked
package org.convzoo.benchmarks.weights;

import org.jspecify.annotations.NullMarked;
