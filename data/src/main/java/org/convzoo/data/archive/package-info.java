/** Archives that images are published in: fetched, verified and unpacked with care. */
@NullMarked
package org.convzoo.data.archive;

import org.jspecify.annotations.NullMarked;
