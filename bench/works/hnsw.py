import sys
from importlib.metadata import version

import hnswlib
import numpy

from peer import serve

ROWS, QUERIES, DIMENSION, CLUSTERS = 44_000, 1_000, 100, 1_839
random = numpy.random.default_rng(23)
centres = random.normal(size=(CLUSTERS, DIMENSION))


def clustered(rows):
    near = centres[random.integers(CLUSTERS, size=rows)]
    return (near + 0.3 * random.normal(size=(rows, DIMENSION))).astype(numpy.float32)


rows, queries = clustered(ROWS), clustered(QUERIES)


def build():
    index = hnswlib.Index(space="cosine", dim=DIMENSION)
    index.init_index(max_elements=ROWS, M=16, ef_construction=200, random_seed=23)
    index.set_num_threads(1)
    index.add_items(rows)
    index.set_ef(400)
    return index


if sys.argv[1] == "build":
    work = build
else:
    index = build()
    work = lambda: index.knn_query(queries, k=10)

serve(f"hnswlib {version('hnswlib')}", work)
