#!/usr/bin/env python3
"""Makes src/test/resources/org/convzoo/transfer/linear/scikit-learn.csv with scikit-learn: objectives, and predictions of 1,000 further rows.

usage: linear_references.py > ../resources/org/convzoo/transfer/linear/scikit-learn.csv

The features are drawn as MadeFeatures.java draws them. A line: solver's name, features, classes, whether there is an intercept, C, what rows
count (equal; weighted: those of class 0 threefold and every fifth row by half), the objective, a digit for each prediction.
"""

import sys
import warnings

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC, LinearSVC

ROWS, FURTHER = 150, 1000


class Draws:
    """Numerical Recipes' linear congruential generator; its upper 16 bits as a part of 1."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return (self.state >> 16) / 65536


def made(width, classes):
    draws = Draws(width * 10 + classes)
    centres = [[draws.next() for _ in range(width)] for _ in range(classes)]
    features, labels = np.zeros((ROWS + FURTHER, width), np.float32), np.zeros(ROWS + FURTHER, int)
    for i in range(ROWS + FURTHER):
        centre = int(draws.next() * classes)
        # some rows are of another class than they look like
        labels[i] = centre if draws.next() < 0.9 else int(draws.next() * classes)
        for j in range(width):
            value = draws.next() + 0.5 * centres[centre][j] - 0.7
            features[i, j] = max(0, value)
    return features.astype(float), labels


LOSSES = {
    "hinge": lambda margin: np.maximum(0, 1 - margin),
    "squared_hinge": lambda margin: np.maximum(0, 1 - margin) ** 2,
    "logistic": lambda margin: np.logaddexp(0, -margin),
}


def one_vs_rest(loss, scores, labels):
    if scores.shape[1] == 1:
        return LOSSES[loss](scores[:, 0] * np.where(labels == 1, 1, -1))
    signs = np.where(labels[:, None] == np.arange(scores.shape[1]), 1, -1)
    return LOSSES[loss](signs * scores).sum(1)


def multinomial(scores, labels):
    if scores.shape[1] == 1:
        return one_vs_rest("logistic", scores, labels)
    own = scores[np.arange(len(labels)), labels]
    return np.log(np.exp(scores - scores.max(1, keepdims=True)).sum(1)) + scores.max(1) - own


def crammer_singer(scores, labels):
    own = scores[np.arange(len(labels)), labels]
    return (scores + (labels[:, None] != np.arange(scores.shape[1]))).max(1) - own


def separate_machines(x, y, c, weight):
    """SVC has a free intercept, but takes several classes pair by pair; so each class has one of its own."""
    machines = [SVC(kernel="linear", C=c, tol=1e-9).fit(x, y == k, weight) for k in (range(y.max() + 1) if y.max() > 1 else [1])]
    return np.vstack([m.coef_ for m in machines]), np.hstack([m.intercept_ for m in machines])


def of(model, x, y, weight):
    model.fit(x, y, weight)
    intercept = np.zeros(len(model.coef_)) if not model.fit_intercept else np.atleast_1d(model.intercept_)
    return model.coef_, intercept


SCALE = 1000  # of the intercept's feature: its penalty is a millionth


def cases(x, y, c, weight):
    two = y.max() == 1
    for intercept in (True, False):
        lbfgs = dict(C=c, tol=1e-12, max_iter=100000, fit_intercept=intercept, solver="lbfgs")
        yield "logistic-multinomial-l2", intercept, of(LogisticRegression(multi_class="auto" if two else "multinomial", **lbfgs), x, y, weight)
        yield "logistic-ovr-l2", intercept, of(LogisticRegression(multi_class="ovr", **lbfgs), x, y, weight)
        saga = dict(C=c, tol=1e-9, max_iter=100000, fit_intercept=intercept, solver="saga", penalty="l1", random_state=0)
        yield "logistic-multinomial-l1", intercept, of(LogisticRegression(multi_class="auto" if two else "multinomial", **saga), x, y, weight)
        yield "logistic-ovr-l1", intercept, of(LogisticRegression(multi_class="ovr", **saga), x, y, weight)
    machine = dict(C=c, tol=1e-9, max_iter=10000000, random_state=0)
    yield "logistic-ovr-l1", False, of(LogisticRegression(solver="liblinear", penalty="l1", fit_intercept=False, **machine), x, y, weight)
    yield "squared_hinge-ovr-l2", False, of(LinearSVC(fit_intercept=False, **machine), x, y, weight)
    yield "squared_hinge-ovr-l2", True, of(LinearSVC(dual=False, intercept_scaling=SCALE, **machine), x, y, weight)
    yield "squared_hinge-ovr-l1", False, of(LinearSVC(dual=False, penalty="l1", fit_intercept=False, **machine), x, y, weight)
    yield "hinge-ovr-l2", False, of(LinearSVC(loss="hinge", fit_intercept=False, **machine), x, y, weight)
    yield "hinge-ovr-l2", True, separate_machines(x, y, c, weight)
    warnings.simplefilter("ignore")  # this solver counts no iterations, which the interface takes for a failure
    yield "hinge-crammer_singer-l2", False, of(LinearSVC(multi_class="crammer_singer", fit_intercept=False, **machine), x, y, weight)
    yield "hinge-crammer_singer-l2", True, of(LinearSVC(multi_class="crammer_singer", intercept_scaling=10, **machine), x, y, weight)


def objective(name, coefficients, scores, y, c, weight):
    loss, strategy, penalty = name.split("-")
    size = np.abs(coefficients).sum() if penalty == "l1" else (coefficients**2).sum() / 2
    if strategy == "multinomial":
        return size + c * (weight * multinomial(scores, y)).sum()
    if strategy == "crammer_singer" and scores.shape[1] == 1:
        # scikit-learn gives the difference v of the two classes' weights, v / 2 and -v / 2
        return size / 2 + c * (weight * one_vs_rest("hinge", scores, y)).sum()
    if strategy == "crammer_singer":
        return size + c * (weight * crammer_singer(scores, y)).sum()
    return size + c * (weight * one_vs_rest(loss, scores, y)).sum()


def main():
    print(f"# scikit-learn {sklearn.__version__}")
    for width, classes, c, counting in [(30, 3, 1.0, "equal"), (400, 4, 1.0, "equal"), (40, 2, 0.5, "weighted"), (300, 2, 2.0, "equal"), (200, 3, 0.3, "weighted")]:
        features, labels = made(width, classes)
        x, y, further = features[:ROWS], labels[:ROWS], features[ROWS:]
        weight = np.ones(ROWS)
        if counting == "weighted":
            weight = np.where(y == 0, 3.0, 1.0) * np.where(np.arange(ROWS) % 5 == 0, 0.5, 1.0)
        warnings.simplefilter("error")
        for name, intercept, (coefficients, intercepts) in cases(x, y, c, weight):
            found = objective(name, coefficients, x @ coefficients.T + intercepts, y, c, weight)
            scores = further @ coefficients.T + intercepts
            predicted = (scores[:, 0] > 0).astype(int) if scores.shape[1] == 1 else scores.argmax(1)
            print(name, width, classes, str(intercept).lower(), c, counting, repr(float(found)), "".join(map(str, predicted)), sep=",")
        print(f"{width} features: {(predicted == labels[ROWS:]).mean():.3f} right", file=sys.stderr)


if __name__ == "__main__":
    main()
