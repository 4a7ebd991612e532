/** From a blueprint to the Deeplearning4j graph that computes it. */
@NullMarked
package org.convzoo.zoo.assembly;

import org.jspecify.annotations.NullMarked;
