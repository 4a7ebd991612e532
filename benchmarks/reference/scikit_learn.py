"""Trains scikit-learn's classifiers on features.npy and labels.npy, and prints what it took as JSON.

usage: scikit_learn.py FOLDER WORK C TOLERANCE   (WORK: logistic, squared-hinge or hinge)
"""

import json
import pathlib
import resource
import sys
import time

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC


def classifier(work, c, tolerance):
    if work == "logistic":
        return LogisticRegression(C=c, solver="lbfgs", tol=tolerance, max_iter=100000)
    loss = work.replace("-", "_")
    # without an intercept, which this classifier penalises
    return LinearSVC(C=c, loss=loss, dual=True, tol=tolerance, fit_intercept=False, max_iter=100000, random_state=0)


def objective(work, model, x, y, c):
    # in float64 part by part: a hinge at the margin sees float32's rounding
    scores = np.vstack([part.astype(np.float64) @ model.coef_.T for part in np.array_split(x, 20)]) + model.intercept_
    own = np.arange(scores.shape[1]) == y[:, None]
    if work == "logistic":
        highest = scores.max(axis=1)
        loss = np.log(np.exp(scores - highest[:, None]).sum(axis=1)) + highest - scores[own]
    else:
        missing = np.maximum(0, 1 - np.where(own, scores, -scores))
        loss = missing**2 if work == "squared-hinge" else missing
    return (model.coef_**2).sum() / 2 + c * loss.sum()


def main():
    folder, work, c, tolerance = pathlib.Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]), float(sys.argv[4])
    x, y = np.load(folder / "features.npy"), np.load(folder / "labels.npy")
    model = classifier(work, c, tolerance)
    start, busy = time.perf_counter(), time.process_time()
    model.fit(x, y)
    found = {"seconds": time.perf_counter() - start, "processorSeconds": time.process_time() - busy}
    found["peakBytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    found["objective"] = float(objective(work, model, x, y, c))
    found["iterations"] = int(np.max(model.n_iter_))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
