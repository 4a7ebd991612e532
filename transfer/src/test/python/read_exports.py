"""Reads what `convzoo extract` wrote with the readers of numpy and scikit-learn, and holds the files against each other.

Usage: read_exports.py STEM, for STEM.npy, STEM.npz, STEM.csv, STEM.libsvm and STEM.safetensors of one extraction. OtherReadersTest
runs it where Python has both; Weka's and Parquet's own libraries read the other two formats there.
"""
import csv
import json
import struct
import sys

import numpy
from sklearn.datasets import load_svmlight_file

stem = sys.argv[1]
archive = numpy.load(stem + ".npz")
features, labels, paths, classes = (archive[name] for name in ("features", "labels", "paths", "classes"))
assert features.dtype == numpy.float32 and labels.dtype == numpy.int64

for name, expected in (("", features), ("-labels", labels), ("-paths", paths), ("-classes", classes)):
    assert numpy.array_equal(numpy.load(stem + name + ".npy", mmap_mode="r"), expected), name

sparse, numbers = load_svmlight_file(stem + ".libsvm", n_features=features.shape[1])
assert numpy.array_equal(sparse.toarray().astype(numpy.float32), features) and numpy.array_equal(numbers, labels), "libsvm"

with open(stem + ".csv", newline="", encoding="utf-8") as text:
    rows = list(csv.reader(text))[1:]
assert [row[0] for row in rows] == list(paths) and [row[1] for row in rows] == list(classes[labels]), "csv"
assert numpy.array_equal(numpy.array([row[2:] for row in rows], dtype=numpy.float32), features), "csv"

with open(stem + ".safetensors", "rb") as binary:
    header = json.loads(binary.read(struct.unpack("<Q", binary.read(8))[0]))
    content = binary.read()
for name, type_, expected in (("features", "<f4", features), ("labels", "<i8", labels)):
    begin, end = header[name]["data_offsets"]
    array = numpy.frombuffer(content[begin:end], dtype=type_).reshape(header[name]["shape"])
    assert numpy.array_equal(array, expected), name
assert json.loads(header["__metadata__"]["paths"]) == list(paths), "safetensors"
print("all files hold the same:", features.tolist())
