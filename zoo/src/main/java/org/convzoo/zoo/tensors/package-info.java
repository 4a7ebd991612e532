/** Weight files of other libraries as named arrays: safetensors, PyTorch, Keras, Deeplearning4j. Knows no ND4J, so that a file's header is read in an instant. */
@NullMarked
package org.convzoo.zoo.tensors;

import org.jspecify.annotations.NullMarked;
