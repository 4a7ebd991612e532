package org.convzoo.data;

/** What a network is given, before it is prepared: an image, or a signal. */
public sealed interface Sample permits RawImage, RawSignal {}
