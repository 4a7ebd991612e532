/** Images in MNIST's IDX files, and the download of MNIST itself. */
@NullMarked
package org.convzoo.data.mnist;

import org.jspecify.annotations.NullMarked;
