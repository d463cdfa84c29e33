import sys
import warnings

import numpy
import sklearn
from sklearn.svm import SVC, LinearSVC

from peer import serve

rows, columns = 7000, 100


def uniform(index):
    k = index.astype(numpy.uint32)
    k = (k ^ (k >> 16)) * numpy.uint32(0x7FEB352D)
    k = (k ^ (k >> 15)) * numpy.uint32(0x846CA68B)
    return (k ^ (k >> 16)) / 2.0**32


def normal(index):
    return sum(uniform(12 * index + j) for j in range(12)) - 6


x = normal(numpy.arange(rows * columns)).astype(numpy.float32).astype(float).reshape(rows, columns)
direction = normal(numpy.arange(rows * columns, (rows + 1) * columns)) / columns**0.5
noise = normal(numpy.arange((rows + 1) * columns, (rows + 1) * columns + rows))
labels = x @ direction + 0.25 * (x[:, 0] * x[:, 1] + x[:, 2] ** 2 - 1) + 0.5 * noise > 0
models = {
    "SVC": lambda: SVC(kernel="linear"),
    "LinearSVC": LinearSVC,
    "LinearSVC-hinge": lambda: LinearSVC(loss="hinge"),
}
warnings.simplefilter("ignore")
serve(f"scikit-learn {sklearn.__version__}, {sys.argv[1]}", lambda: models[sys.argv[1]]().fit(x, labels))
