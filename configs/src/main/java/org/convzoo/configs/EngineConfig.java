package org.convzoo.configs;

/** What executes a network. */
public enum EngineConfig {
    /** The fastest plan that runs this network on this machine. */
    AUTO,
    /** Deeplearning4j's own layers, for comparison or when in doubt. */
    DL4J
}
