"""Train the tagger of compare/detail: train.py TABLE.tsv FEATURES-COMMAND OUT.json [KEPT]

TABLE.tsv holds parallel sentences (doc, sentence, ar, fr, en). Prints figures on the documents that are held out.
KEPT is a file that keeps the features, which take minutes to make, for another run with the same edits.
"""
import json
import os
import subprocess
import sys

import lightgbm
import numpy as np

import edits

TREES = 100
BIAS, SWITCH, WORDS = -0.5, 1.0, 2  # of the search for runs
FIRM = 0.9                          # how often a firm mark must be right


def features(command, pairs, kept):
    """Names of the columns and, for every side of every pair, (columns, where clauses begin); None where a side is empty."""
    text = "\n".join(json.dumps({"a": " ".join(w for w, _ in a), "b": " ".join(w for w, _ in b)}) for a, b in pairs)
    if not (kept and os.path.exists(kept)):
        raw = subprocess.run([command], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
        if kept:
            with open(kept, "wb") as f:
                f.write(raw)
    else:
        with open(kept, "rb") as f:
            raw = f.read()
    at = raw.index(b"\n") + 1
    names, sides = json.loads(raw[:at]), []
    while at < len(raw):
        n = int.from_bytes(raw[at:at + 4], "little")
        x = np.frombuffer(raw, "<f4", n * (len(names) + 1), at + 4).reshape(n, len(names) + 1)
        sides.append((x[:, :-1], x[:, -1] > 0) if n else None)
        at += 4 + x.nbytes
    return names, sides


def runs(logits, starts, bias, switch, least):
    """What compare/detail.Decision does: the likeliest sequence of in and out; true for words in a run."""
    back, o, i = np.zeros((len(logits), 2), bool), 0.0, 0.0
    for k, z in enumerate(logits + bias):
        cost = 0.0 if starts[k] or k == 0 else switch
        back[k] = i - cost > o, not o - cost > i
        o, i = max(o, i - cost), max(i, o - cost) + z
    mark, inside = np.zeros(len(logits), bool), i > o
    for k in range(len(logits) - 1, -1, -1):
        mark[k] = inside
        inside = back[k, int(inside)]
    k = 0
    while k < len(mark):
        e = k
        while e < len(mark) and mark[e] == mark[k]:
            e += 1
        if mark[k] and e - k < least:
            mark[k:e] = False
        k = e
    return mark


def measure(sides, bias):
    """F1 over letters, and the share of clean pairs that is marked."""
    tp = fp = fn = clean = total = 0
    for s in sides:
        m = runs(s["z"], s["starts"], bias, 1.0, 2)
        w, y = s["letters"], s["y"]
        if s["kind"] == "clean":
            clean += w[m].sum()
            total += w.sum()
        if s["kind"] in ("clean", "light", "heavy"):
            tp += w[m & y].sum(); fp += w[m & ~y].sum(); fn += w[~m & y].sum()
    return 2 * tp / max(1, 2 * tp + fp + fn), clean / max(1, total), tp / max(1, tp + fp)


def found(sides, bias):
    """Of each run: the mean logit with the bias, the mean coverage, 1; whether most of its letters were added; how many it has."""
    x, y, letters = [], [], []
    for s in sides:
        mark, k = runs(s["z"], s["starts"], bias, SWITCH, WORDS), 0
        while k < len(mark):
            e = k + 1
            while e < len(mark) and mark[e] == mark[k]:
                e += 1
            n = s["letters"][k:e]
            if mark[k] and n.sum():
                x.append((s["z"][k:e].mean() + bias, s["cover"][k:e].mean(), 1.0))
                y.append(2 * n[s["y"][k:e]].sum() >= n.sum())
                letters.append(n.sum())
            k = e
    return np.array(x), np.array(y, float), np.array(letters)


def calibrate(sides, bias):
    """Weights of mean logit, mean coverage and 1 that give the probability of a run (logistic regression, Newton's steps),
    and the weighted sum from which FIRM of their letters are right."""
    x, y, letters = found(sides, bias)
    w, p = np.zeros(3), None
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(3), x.T @ (y - p) - 1e-3 * w)
    z = x @ w
    order = np.argsort(-z)
    right = np.cumsum((letters * y)[order]) / np.cumsum(letters[order])
    enough = np.nonzero(right >= FIRM)[0]
    firm = z[order][enough[-1]] if len(enough) else 9.0
    print(f"{len(y)} runs, {y.mean():.3f} right; weights {w.round(3)}; firm from {firm:.3f}: {(z >= firm).sum()} runs")
    return w, float(firm)


def trees(booster):
    """LightGBM's trees as compare/detail reads them."""
    out, tree = [], {}
    for line in booster.model_to_string().split("\n"):
        key, _, value = line.partition("=")
        if key == "Tree":
            tree = {}
            out.append(tree)
        for ours, theirs, kind in (("f", "split_feature", int), ("s", "threshold", float), ("l", "left_child", int),
                                   ("r", "right_child", int), ("v", "leaf_value", float)):
            if key == theirs and out:
                tree[ours] = [kind(x) for x in value.split()]
        if line.startswith("end of trees"):
            break
    for t in out:
        t["s"] = [float(np.format_float_positional(np.float32(x), unique=True)) for x in t.get("s", [])]
        t["v"] = [round(x, 5) for x in t["v"]]
    return out


def main(table, command, target, kept=None):
    all_pairs = list(edits.pairs(edits.load(table)))
    names, columns = features(command, [(a, b) for _, _, _, a, b in all_pairs], kept)
    sides = []
    for k, (kind, langs, out, a, b) in enumerate(all_pairs):
        for words, cols, lang in ((a, columns[2 * k], langs[:2]), (b, columns[2 * k + 1], langs[2:])):
            if cols is None:
                continue
            assert len(words) == len(cols[0]), words
            sides.append({"kind": kind, "langs": langs, "lang": lang, "out": out, "x": cols[0], "starts": cols[1],
                          "y": np.array([v for _, v in words], bool),
                          "letters": np.array([sum(c.isalnum() for c in w) for w, _ in words])})
    learn, test = [s for s in sides if not s["out"]], [s for s in sides if s["out"]]
    x, y = np.concatenate([s["x"] for s in learn]), np.concatenate([s["y"] for s in learn])
    print(f"{len(all_pairs)} pairs, {len(x)} words learned from, {y.mean():.3f} of them added", flush=True)
    booster = lightgbm.train({"objective": "binary", "num_leaves": 15, "learning_rate": .12, "min_data_in_leaf": 100, "lambda_l2": 5,
                              "feature_fraction": .6, "bagging_fraction": .8, "bagging_freq": 1, "num_threads": 2, "seed": 1,
                              "deterministic": True, "force_row_wise": True, "verbose": -1},
                             lightgbm.Dataset(x, label=y), num_boost_round=TREES)
    for s in test:
        s["z"], s["cover"] = booster.predict(s["x"], raw_score=True), s["x"][:, names.index("cov")]
    for name, of in (("light", ("clean", "light")), ("heavy", ("heavy",))):
        for langs in ("frar", "enar", "enfr"):
            part = [s for s in test if s["kind"] in of and s["langs"] == langs]
            print(name, langs, *(f"bias {b}: F1 {f:.3f} P {p:.3f} clean {c:.4f};" for b in (-2, -1.5, -1, -.5, 0, .5) for f, c, p in [measure(part, b)]))
    gain = booster.feature_importance("gain")
    print("gain", *(f"{names[k]} {gain[k] / gain.sum():.3f}" for k in np.argsort(-gain)[:40]))
    w, firm = calibrate([s for s in test if s["kind"] != "heavy"], BIAS)
    result = {"made": "make tagger: synthetic edits of tico19 (CC0), documents with crc32 % 4 != 0; calibrated on the others",
              "features": names, "trees": trees(booster), "search": {"bias": BIAS, "loose": 2.0, "switch": SWITCH, "words": WORDS},
              "run": {"logit": round(w[0], 4), "cover": round(w[1], 4), "bias": round(w[2], 4), "tell": 0.4, "firm": round(firm, 3)}}
    with open(target, "w", encoding="utf8") as f:
        f.write("{\n" + ",\n".join(f"{json.dumps(k)}: " + ("[\n" + ",\n".join(json.dumps(t, separators=(",", ":")) for t in v) + "\n]" if k == "trees" else json.dumps(v)) for k, v in result.items()) + "\n}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
