/** Fine-tuning, feature extraction and linear classifiers. */
@NullMarked
package org.convzoo.transfer;

import org.jspecify.annotations.NullMarked;
