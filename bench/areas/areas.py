# The areas job with numpy and pandas, as a good analyst would write it: areas.py <folder> prints a line of JSON.
import json
import resource
import sys
import time

import numpy as np
import pandas as pd

folder = sys.argv[1]
sizes = [6, 6, 6, 6, 6, 5, 5]
domain = np.repeat(np.arange(7), sizes)
base_weights = np.array([0.225, 0.225, 0.135, 0.135, 0.093, 0.093, 0.094])
X = np.fromfile(folder + "/indicators.f64").reshape(40, -1).T.copy()
W = np.fromfile(folder + "/weights.f64").reshape(-1, 47)
n, draws = len(X), len(W)
reach = 1 - np.exp(-100 / 23)
times, found = {}, {}


def stretched(ranks):
    return -23 * np.log(1 - ranks / n * reach)


def ranks_from_highest(scores):
    order = np.argsort(-scores, kind="stable")
    ranks = np.empty(n, np.uint16)
    ranks[order] = np.arange(1, n + 1)
    return ranks


def summed(name, ranks):
    by_area = np.ascontiguousarray(ranks.T)
    by_area.sort(axis=1)
    for share in (0.05, 0.5, 0.95):
        place = max(int(np.ceil(share * draws - 1e-9)), 1) - 1
        found[f"{name} {share:.0%}"] = int(by_area[:, place].astype(np.int64).sum())


start = time.perf_counter()
E = stretched(pd.DataFrame(X).rank().to_numpy())
means = np.column_stack([E[:, domain == d].mean(axis=1) for d in range(7)])
score = stretched(pd.DataFrame(means).rank().to_numpy()) @ base_weights
rank = pd.Series(-score).rank(method="min").to_numpy()
decile = np.ceil(10 * rank / n)
times["base"] = (time.perf_counter() - start) * 1000
found["score"], found["worstTenth"] = float(score.sum()), int((decile == 1).sum())

start = time.perf_counter()
Z = (X - X.mean(axis=0)) / X.std(axis=0, ddof=1)
S = np.ascontiguousarray((Z @ (W[:, :40] * W[:, 40 + domain]).T).T)
R = np.empty((draws, n), np.uint16)
for k in range(draws):
    R[k] = ranks_from_highest(S[k])
summed("linear", R)
times["linear"] = (time.perf_counter() - start) * 1000

start = time.perf_counter()
Z = (X - X.mean(axis=0)) / X.std(axis=0, ddof=1)
parts = [np.ascontiguousarray(Z[:, domain == d]) for d in range(7)]
steps = stretched(np.arange(1, n + 1))
for k in range(draws):
    total = np.zeros(n)
    for d in range(7):
        order = np.argsort(parts[d] @ W[k, :40][domain == d], kind="stable")
        total[order] += W[k, 40 + d] * steps
    R[k] = ranks_from_highest(total)
summed("index", R)
times["index"] = (time.perf_counter() - start) * 1000
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"times": times, "found": found, "peak": peak}))
