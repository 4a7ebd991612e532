/** Pictures of the letters X and O, drawn on the spot. */
@NullMarked
package org.convzoo.data.xo;

import org.jspecify.annotations.NullMarked;
