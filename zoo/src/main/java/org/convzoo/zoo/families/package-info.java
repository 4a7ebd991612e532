/** The networks, a file a family, each a table to hold against its paper. */
@NullMarked
package org.convzoo.zoo.families;

import org.jspecify.annotations.NullMarked;
