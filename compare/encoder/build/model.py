"""Builds weights/usem3.bin: python model.py OUT [--latin N]. Called by `make model`."""

import argparse
import pathlib

import container
import sections
import vocabulary
from reference import Reference


def build(ref, latin):
    seen = vocabulary.latin_frequencies(ref)
    ids = vocabulary.choose(ref, latin, seen)
    parts = [sections.pieces(ref, ids), sections.charsmap(ref),
             sections.rows(ref, ids, coarse=vocabulary.coarse(ref, ids, seen)), sections.dense(ref)]
    print(f"{len(ids):,} pieces")
    for tag, data in parts:
        print(f"{tag.decode()} {len(data):>10,} bytes")
    return container.write(parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--latin", type=int, default=vocabulary.LATIN_PIECES, help="Latin pieces kept")
    args = parser.parse_args()
    data = build(Reference(), args.latin)
    args.out.write_bytes(data)
    print(f"{len(data):,} bytes -> {args.out}")


if __name__ == "__main__":
    main()
