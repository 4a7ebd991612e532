/** Pictures of networks: what is folded, where it stands, and the SVG that shows it. */
@NullMarked
package org.convzoo.zoo.diagram;

import org.jspecify.annotations.NullMarked;
