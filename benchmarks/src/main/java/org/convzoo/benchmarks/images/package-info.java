/** How fast files of images become batches, beside torchvision. */
@NullMarked
package org.convzoo.benchmarks.images;

import org.jspecify.annotations.NullMarked;
