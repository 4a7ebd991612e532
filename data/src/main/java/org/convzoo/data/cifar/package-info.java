/** Images in the binary records of CIFAR-10 and CIFAR-100, and the download of both. */
@NullMarked
package org.convzoo.data.cifar;

import org.jspecify.annotations.NullMarked;
