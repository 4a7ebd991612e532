/** Tables as text: comma- and tab-separated values. */
@NullMarked
package org.convzoo.data.table;

import org.jspecify.annotations.NullMarked;
