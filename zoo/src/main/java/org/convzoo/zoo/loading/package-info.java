/** Weights of other libraries become the parameters of a graph. */
@NullMarked
package org.convzoo.zoo.loading;

import org.jspecify.annotations.NullMarked;
