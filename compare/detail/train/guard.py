"""The guard against tricks that only synthetic edits reward: guard.py REFRESD.tsv FEATURES-COMMAND MODEL

Prints, over English-French pairs in which people marked the words that differ in meaning, how well the model's logits
rank the words (AUC; a word counts as marked where two people or more marked it) and the best F1 of any threshold.
"""
import csv
import os
import sys
import tempfile

import numpy as np

import train


def read(file):
    """The columns and the trees of a model (compare/internal/trees), and how much of its neighbours comes to a word."""
    columns, trees, beside = [], [], 0
    with open(file, encoding="utf8") as f:
        for line in f:
            name, *rest = line.split()
            if name == "features":
                columns = rest
            elif name == "beside":
                beside = float(rest[0])
            elif name == "tree":
                n = int(rest[0])
                f_, s, l, r = (rest[1 + k:4 * n + 1:4] for k in range(4))
                trees.append({"f": [int(x) for x in f_], "s": [float(x) for x in s], "l": [int(x) for x in l], "r": [int(x) for x in r],
                              "v": [float(x) for x in rest[4 * n + 1:]]})
    return columns, trees, beside


def logits(trees, columns, names, x):
    """What the trees say of each row."""
    columns, out = [names.index(n) for n in columns], np.zeros(len(x))
    for t in trees:
        for i, row in enumerate(x[:, columns]):
            k = 0 if t["f"] else -1
            while k >= 0:
                k = t["l"][k] if row[t["f"][k]] <= np.float32(t["s"][k]) else t["r"][k]
            out[i] += t["v"][-1 - k]
    return out


def main(table, command, file):
    with open(table, encoding="utf8", newline="") as f:
        rows = [r for r in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE) if r["kind"] == "some_meaning_difference"]
    columns, trees, beside = read(file)
    with tempfile.TemporaryDirectory() as folder:
        pairs = [([(w, 0) for w in r["en"].split()], [(w, 0) for w in r["fr"].split()]) for r in rows]
        names, sides = train.features(command, pairs, os.path.join(folder, "features"))
    z, y = [], []
    for k, r in enumerate(rows):
        for lang, side in (("en", sides[2 * k]), ("fr", sides[2 * k + 1])):
            marks = [int(m) for m in r[lang + "_marks"].split()]
            if side is not None and len(marks) == len(side[0]):
                z.append(train.leveled(logits(trees, columns, names, side[0]), beside))
                y.append(np.array(marks) >= 2)
    z, y = np.concatenate(z), np.concatenate(y)
    order = np.argsort(-z, kind="stable")
    hits = np.cumsum(y[order])
    ranks = np.empty(len(z))
    ranks[np.argsort(z, kind="stable")] = np.arange(1, len(z) + 1)
    auc = (ranks[y].sum() - y.sum() * (y.sum() + 1) / 2) / (y.sum() * (~y).sum())
    f1 = 2 * hits / (np.arange(1, len(z) + 1) + y.sum())
    print(f"{len(rows)} pairs, {len(z)} words, {y.mean():.3f} of them marked: AUC {auc:.3f}, best F1 {f1.max():.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
