"""The four sections of the file, made from the reference and a choice of piece ids."""

import struct

import numpy as np

import container
from reference import CHUNKS, ORDERS

CLASSES = 8  # rows of one chunk are coded with the table of their spread: half of the tables for fine rows, half for coarse
LEVELS = 128  # half steps of the source's grid, so that a coarse row's level can lie between two of it


def varints(values):
    out = bytearray()
    for v in values:
        v = int(v)
        while v >= 128:
            out.append(v & 127 | 128)
            v >>= 7
        out.append(v)
    return bytes(out)


def pieces(ref, ids):
    """ids ascending. Scores fall with the id, so the steps between their bit patterns are short."""
    text = [ref.pieces[i].encode() for i in ids]
    order = sorted(range(len(ids)), key=lambda k: text[k])
    kept, added, rest = container.front_code([text[k] for k in order])
    bits = ref.scores[ids].view("<u4").astype(np.int64)
    steps = np.diff(bits, prepend=0)
    zigzag = np.where(steps < 0, -2 * steps - 1, 2 * steps)
    body = struct.pack("<Id", len(ids), ref.unknown_score) + kept + added
    body += np.array(order, dtype="<u4").view("u1").reshape(-1, 4).T[:3].tobytes()
    body += struct.pack("<I", len(rest)) + rest
    body += varints(np.diff(ids, prepend=0)) + varints(zigzag)
    return b"PIEC", container.pack(body)


def charsmap(ref):
    """The double array in byte planes (they deflate better), then the replacements."""
    planes = ref.units.view("u1").reshape(-1, 4).T.tobytes()
    return b"NORM", container.pack(struct.pack("<I", len(ref.units)) + planes + ref.replacements)


def levels(ref, ids, coarse):
    """Rows in half steps. A coarse row knows pairs of levels only, each by its middle; zero is the lower of its pair."""
    zero = np.round(-ref.tensors["lo"] / ref.tensors["scale"]).astype(np.int64)[ids % CHUNKS][:, None]
    fine = ref.table[ids].astype(np.int64)
    pairs = np.clip(2 * ((fine - zero) // 2 * 2 + zero) + 1, 0, LEVELS - 1)
    return np.where(coarse[:, None], pairs, 2 * fine).astype(np.uint8)


def kinds(spread, coarse):
    """The class of each row of a chunk: by quantiles of their spread, fine and coarse ones apart."""
    kind, half = np.zeros(len(spread), dtype=np.int64), CLASSES // 2
    for some, first in ((~coarse, 0), (coarse, half)):
        if some.any():
            cuts = np.quantile(spread[some], np.arange(1, half) / half)
            kind[some] = first + np.searchsorted(cuts, spread[some])
    return kind


def rows(ref, ids, present=None, coarse=frozenset()):
    """Embedding rows of ids, ascending; a piece that is not in present has no row (fixtures only)."""
    ids = np.asarray(ids)
    have = np.array([i in present for i in ids]) if present is not None else np.ones(len(ids), bool)
    rough = np.array([i in coarse for i in ids])
    chunk = ids % CHUNKS
    symbols = levels(ref, ids, rough)
    spread = symbols.astype(np.float32).std(axis=1)
    kind = np.zeros(len(ids), dtype=np.int64)
    tables = np.zeros((CHUNKS * CLASSES, LEVELS), dtype=np.int64)
    for c in range(CHUNKS):
        mine = have & (chunk == c)
        kind[mine] = kinds(spread[mine], rough[mine])
        for k in range(CLASSES):
            counts = np.bincount(symbols[mine & (kind == k)].ravel(), minlength=LEVELS)
            tables[c * CLASSES + k] = container.frequencies(counts if counts.sum() else np.ones(LEVELS), container.ROW_BITS)
    streams = container.encode_streams(symbols[have], (chunk * CLASSES + kind)[have], tables,
                                       container.ROW_BITS, container.ROW_LOW)
    length = np.zeros(len(ids), dtype=np.int64)
    length[have] = [len(s) for s in streams]  # 0 means: no row
    index = tables.astype("<u2").tobytes() + (length & 255).astype("u1").tobytes()
    index += (length >> 8).astype("u1").tobytes() + kind.astype("u1").tobytes()
    index = container.pack(index)
    scales = (ref.tensors["scale"] / 2).astype("<f4").tobytes() + ref.tensors["lo"].astype("<f4").tobytes()
    head = struct.pack("<I", len(ids)) + scales + struct.pack("<I", len(index))
    return b"ROWS", head + index + b"".join(streams)


def panels(q):
    """int8 [k, n] -> [n/8 panels, k*8]: pairs of rows side by side, as a dot-product instruction wants them."""
    k, n = q.shape
    return q.reshape(k // 2, 2, n // 8, 8).transpose(2, 0, 3, 1).reshape(n // 8, k * 8)


def integers(name, w):
    """The int8 grid a tensor lies on; refuses one that does not."""
    scale = np.float32(np.abs(w).max() / np.float32(127))
    q = np.round(w / scale)
    if np.abs(w / scale - q).max() > 1e-3:
        raise SystemExit(f"{name}: not on an int8 grid")
    return scale, q.astype(np.int8)


def dense(ref):
    """All matrices, then all plain float vectors, in the order ../file.go names them."""
    t = ref.tensors
    matrices = [("proj", [t[f"proj{n}"] for n in ORDERS])]
    for n in ORDERS:
        matrices += [(f"w1_{n}", [t[f"w1_{n}"]]), (f"w2_{n}", [t[f"w2_{n}"]])]
    matrices += [(k, [t[k]]) for k in ("cnn_W", "d0", "p1", "d1", "d2", "p3", "d3")]
    body, streams = b"", []
    for name, parts in matrices:
        coded = [integers(name, w) for w in parts]
        q = np.concatenate([c[1] for c in coded], axis=1)
        symbols = panels(q).view(np.uint8)
        freq = container.frequencies(np.bincount(symbols.ravel(), minlength=256), container.DENSE_BITS)
        mine = container.encode_streams(symbols, np.zeros(len(symbols), dtype=np.int64), [freq],
                                        container.DENSE_BITS, container.DENSE_LOW)
        scales = np.repeat([c[0] for c in coded], [w.shape[1] for w in parts]).astype("<f4")
        body += struct.pack("<II", *q.shape) + scales.tobytes() + freq.astype("<u2").tobytes()
        body += np.array([len(s) for s in mine], dtype="<u2").tobytes()
        streams += mine
    vectors = [ref.joined("proj_b"), ref.joined("ln_g"), ref.joined("ln_b")]
    for n in ORDERS:
        vectors += [t[f"b1_{n}"], t[f"b2_{n}"]]
    vectors += [t["ln_g"], t["ln_b"], t["cnn_b"], np.array([t["eps"]])]
    floats = np.concatenate(vectors).astype("<f4").tobytes()
    index = container.pack(body + floats)
    return b"DENS", struct.pack("<I", len(index)) + index + b"".join(streams)
