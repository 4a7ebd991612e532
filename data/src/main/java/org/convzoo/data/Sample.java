package org.convzoo.data;

/** What a network is given, before it is prepared: an image, a signal, or what a network has computed of one. */
public sealed interface Sample permits RawImage, RawSignal, FeatureMap {}
