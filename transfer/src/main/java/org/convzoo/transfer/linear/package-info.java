/** Linear classifiers on dense features. */
@NullMarked
package org.convzoo.transfer.linear;

import org.jspecify.annotations.NullMarked;
