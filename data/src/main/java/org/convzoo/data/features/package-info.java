/** Features that a network's frozen part has computed of images: tables that are kept, and images joined with them. */
@NullMarked
package org.convzoo.data.features;

import org.jspecify.annotations.NullMarked;
