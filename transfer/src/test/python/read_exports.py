"""Reads what `convzoo extract` wrote with the readers of numpy, scipy and scikit-learn, and holds the files against each other.

Usage: read_exports.py STEM, for STEM.npy, STEM.npz, STEM.csv, STEM.arff, STEM.libsvm and STEM.safetensors of one extraction.
"""
import csv
import json
import struct
import sys

import numpy
from scipy.io import arff
from sklearn.datasets import load_svmlight_file

stem = sys.argv[1]
archive = numpy.load(stem + ".npz")
features, labels, paths, classes = (archive[name] for name in ("features", "labels", "paths", "classes"))
print(features.shape, features.dtype, labels.dtype, classes, paths[:2])

for name, expected in (("", features), ("-labels", labels), ("-paths", paths), ("-classes", classes)):
    assert numpy.array_equal(numpy.load(stem + name + ".npy", mmap_mode="r"), expected), name

sparse, numbers = load_svmlight_file(stem + ".libsvm", n_features=features.shape[1])
assert numpy.array_equal(sparse.toarray().astype(numpy.float32), features) and numpy.array_equal(numbers, labels), "libsvm"

with open(stem + ".csv", newline="", encoding="utf-8") as text:
    rows = list(csv.reader(text))[1:]
assert [row[0] for row in rows] == list(paths) and [row[1] for row in rows] == list(classes[labels]), "csv"
assert numpy.array_equal(numpy.array([row[2:] for row in rows], dtype=numpy.float32), features), "csv"

# scipy's reader knows no attributes of text, so that it is given the file without the paths
with open(stem + ".arff", encoding="utf-8") as text:
    lines = [line for line in text.read().split("\n") if line != "@attribute path string"]
start = lines.index("@data") + 1
body = [line[line.index("',") + 2:] for line in lines[start:] if line]
with open(stem + "-numeric.arff", "w", encoding="utf-8") as text:
    text.write("\n".join(lines[:start] + body) + "\n")
data, meta = arff.loadarff(stem + "-numeric.arff")
values = numpy.array([[row[name] for name in meta.names()[:-1]] for row in data], dtype=numpy.float32)
assert numpy.array_equal(values, features), "arff"
assert [row["class"].decode().strip("'") for row in data] == list(classes[labels]), "arff"

with open(stem + ".safetensors", "rb") as binary:
    header = json.loads(binary.read(struct.unpack("<Q", binary.read(8))[0]))
    content = binary.read()
for name, type_, expected in (("features", "<f4", features), ("labels", "<i8", labels)):
    begin, end = header[name]["data_offsets"]
    array = numpy.frombuffer(content[begin:end], dtype=type_).reshape(header[name]["shape"])
    assert numpy.array_equal(array, expected), name
assert json.loads(header["__metadata__"]["paths"]) == list(paths), "safetensors"
print("all formats hold the same")
