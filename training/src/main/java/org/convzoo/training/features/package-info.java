/** What the frozen part of a network computes of images: computed once, kept, looked up. */
@NullMarked
package org.convzoo.training.features;

import org.jspecify.annotations.NullMarked;
