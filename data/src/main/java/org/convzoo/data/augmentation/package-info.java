/** Training images changed before the network sees them: each time anew, and the same for the same seed. */
@NullMarked
package org.convzoo.data.augmentation;

import org.jspecify.annotations.NullMarked;
