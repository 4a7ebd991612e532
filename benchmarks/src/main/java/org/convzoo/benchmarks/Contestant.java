package org.convzoo.benchmarks;

/** Who takes part. */
enum Contestant {
    CONVZOO_FLOAT32("convzoo-float32", "convzoo, float32"),
    CONVZOO_BFLOAT16("convzoo-bfloat16", "convzoo, bfloat16"),
    STOCK_DL4J("stock-dl4j", "stock Deeplearning4j"),
    DJL_PYTORCH("djl-pytorch", "DJL + PyTorch"),
    /** PyTorch of the Linux distribution, where its package for Python is installed. */
    PYTHON_PYTORCH("python-pytorch", "Python + PyTorch");

    private final String key;
    private final String title;

    Contestant(String key, String title) {
        this.key = key;
        this.title = title;
    }

    /** What the command line and the JSON file call it. */
    String key() {
        return key;
    }

    String title() {
        return title;
    }

    @Override
    public String toString() {
        return key;
    }
}
