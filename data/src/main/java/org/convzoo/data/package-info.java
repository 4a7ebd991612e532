/** A source of labelled images becomes batches. */
@NullMarked
package org.convzoo.data;

import org.jspecify.annotations.NullMarked;
