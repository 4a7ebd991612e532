/** Linear classifiers on many dense features, beside scikit-learn. */
@NullMarked
package org.convzoo.benchmarks.linear;

import org.jspecify.annotations.NullMarked;
