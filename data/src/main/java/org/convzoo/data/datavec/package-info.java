/** The images as DataVec records. */
@NullMarked
package org.convzoo.data.datavec;

import org.jspecify.annotations.NullMarked;
