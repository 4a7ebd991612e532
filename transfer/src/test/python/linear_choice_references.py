#!/usr/bin/env python3
"""Prints the values in LinearClassifierTest, StratifiedFoldsTest, CalibrationTest and ClassicalClassifierTest, made with scikit-learn on linear_references.py's features.

usage: linear_choice_references.py
"""

import numpy as np
from sklearn.calibration import CalibratedClassifierCV, _SigmoidCalibration
from sklearn.ensemble import RandomForestClassifier
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC
from sklearn.tree import DecisionTreeClassifier

from linear_references import ROWS, made

np.set_printoptions(precision=9, linewidth=150)
folds = StratifiedKFold(3)
labels = np.array([2, 0, 0, 1, 2, 2, 0, 1, 1, 0, 0, 2, 1])
print("folds", [int(np.flatnonzero([i in test for _, test in folds.split(labels, labels)])[0]) for i in range(len(labels))])

scores = np.array([-2.0, -1.5, -1.0, -1.0, -0.25, 0.0, 0.125, 0.5, 0.75, 1.5, 2.0, 2.0])
marks = np.array([0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 1, 1])
sigmoid = _SigmoidCalibration().fit(scores, marks)
print("sigmoid", sigmoid.a_, sigmoid.b_)
asked = [-3, -2, -1.2, -1, -0.5, 0.05, 0.6, 0.7, 1, 1.9, 3]
print("isotonic", IsotonicRegression(out_of_bounds="clip").fit(scores, marks).predict(asked))

for width, classes in [(30, 3), (300, 2)]:
    features, labels = made(width, classes)
    x, y, further = features[:ROWS], labels[:ROWS], features[ROWS : ROWS + 5]
    lbfgs = dict(tol=1e-10, max_iter=100000)
    for c in (0.001, 0.01, 0.1, 1.0):
        print("accuracies", width, c, cross_val_score(LogisticRegression(C=c, **lbfgs), x, y, cv=StratifiedKFold(5)))
    model = LogisticRegression(C=0.1, **lbfgs).fit(x, y)
    print("probabilities", width, model.predict_proba(further))
    print("one-vs-rest probabilities", width, LogisticRegression(C=0.1, multi_class="ovr", **lbfgs).fit(x, y).predict_proba(further))
    print("standardised", width, make_pipeline(StandardScaler(), LogisticRegression(C=0.01, **lbfgs)).fit(x, y).decision_function(further))
    for method in ("sigmoid", "isotonic"):
        machine = LinearSVC(C=0.1, fit_intercept=False, tol=1e-9, max_iter=10000000)
        calibrated = CalibratedClassifierCV(machine, method=method, cv=StratifiedKFold(5), ensemble=False).fit(x, y)
        print(method, width, calibrated.predict_proba(further))

features, labels = made(30, 3)
for metric in ("manhattan", "euclidean", "cosine"):
    nearest = KNeighborsClassifier(5, metric=metric).fit(features[:ROWS], labels[:ROWS])
    predicted = nearest.predict(features[ROWS:])
    print("nearest", metric, nearest.predict_proba(features[ROWS : ROWS + 3]).tolist(), (predicted == labels[ROWS:]).sum(), "".join(map(str, predicted[:60])))
for width, classes in [(30, 3), (200, 3)]:
    features, labels = made(width, classes)
    x, y = features[:ROWS], labels[:ROWS]
    tree = DecisionTreeClassifier(max_depth=2, random_state=0).fit(x, y)
    print("tree", width, (tree.predict(features[ROWS:]) == labels[ROWS:]).sum(), tree.tree_.feature, tree.tree_.threshold)
    print("forests", width, [(RandomForestClassifier(50, random_state=i).fit(x, y).predict(features[ROWS:]) == labels[ROWS:]).sum() for i in range(5)])
