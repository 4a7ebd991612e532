"""What scikit-learn 1.2.1 makes of the rows of MadeRows: PCA, and t-SNE's divergence and trustworthiness.

Usage: map_references.py
"""
import numpy
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, trustworthiness


def made(n, d):
    state = 12345
    def uniform():
        nonlocal state
        state = (1664525 * state + 1013904223) % 2**32
        return state / 2**32
    centres = [[4 * uniform() for _ in range(d)] for _ in range(5)]
    rows = []
    for row in range(n):
        rows.append([centres[row % 5][k] + uniform() + uniform() + uniform() + uniform() - 2 for k in range(d)])
    return numpy.array(rows, dtype=numpy.float32)


for n, d in ((300, 20), (40, 120)):
    rows = made(n, d).astype(numpy.float64)
    pca = PCA(n_components=3, svd_solver="full").fit(rows)
    print(n, d, "ratios", pca.explained_variance_ratio_, "scores", numpy.abs(pca.transform(rows)[:3]))
for n, d in ((300, 20), (1000, 20)):
    rows = made(n, d)
    tsne = TSNE(init="pca", learning_rate="auto", random_state=0)
    points = tsne.fit_transform(rows)
    print(n, d, "divergence", tsne.kl_divergence_, "trustworthiness", trustworthiness(rows, points))
    print("trustworthiness of two components", trustworthiness(rows, PCA(2).fit_transform(rows)))
