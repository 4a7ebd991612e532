/** Where to cut a pretrained network for a new task, and what of it to train, by measurement. */
@org.jspecify.annotations.NullMarked
package org.convzoo.transfer.suggestion;
