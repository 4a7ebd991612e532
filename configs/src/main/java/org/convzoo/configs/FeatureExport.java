package org.convzoo.configs;

/** A kind of file that features are written into for other programs. */
public enum FeatureExport {
    /** NumPy's: the features; beside them labels, paths and classes. */
    NPY,
    /** NumPy's archive of the same. */
    NPZ,
    /** A line an image. */
    CSV,
    /** Weka's. */
    ARFF,
    /** The features that are not 0, as libsvm and svmlight read them. */
    LIBSVM,
    /** Apache Parquet. */
    PARQUET,
    /** Hugging Face's. */
    SAFETENSORS
}
