"""The four sections of the file, made from the reference and a choice of piece ids."""

import struct

import numpy as np

import container
from reference import CHUNKS, ORDERS

CLASSES = 8  # rows of one chunk are coded with the table of their spread: rare pieces hardly left their start


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


def rows(ref, ids, present):
    """Embedding rows of ids, ascending; a piece that is not in present has no row (fixtures only)."""
    ids = np.asarray(ids)
    have = np.array([i in present for i in ids]) if present is not None else np.ones(len(ids), bool)
    chunk = ids % CHUNKS
    spread = ref.table[ids].astype(np.float32).std(axis=1)
    kind = np.zeros(len(ids), dtype=np.int64)
    tables = np.zeros((CHUNKS * CLASSES, 64), dtype=np.int64)
    for c in range(CHUNKS):
        mine = have & (chunk == c)
        cuts = np.quantile(spread[mine], np.arange(1, CLASSES) / CLASSES)
        kind[mine] = np.searchsorted(cuts, spread[mine])
        for k in range(CLASSES):
            counts = np.bincount(ref.table[ids[mine & (kind == k)]].ravel(), minlength=64)
            tables[c * CLASSES + k] = container.frequencies(counts if counts.sum() else np.ones(64), container.ROW_BITS)
    streams = container.encode_streams(ref.table[ids[have]], (chunk * CLASSES + kind)[have], tables,
                                       container.ROW_BITS, container.ROW_LOW)
    length = np.zeros(len(ids), dtype=np.int64)
    length[have] = [len(s) for s in streams]  # 0 means: no row
    index = tables.astype("<u2").tobytes() + (length & 255).astype("u1").tobytes()
    index += (length >> 8).astype("u1").tobytes() + kind.astype("u1").tobytes()
    index = container.pack(index)
    scales = ref.tensors["scale"].astype("<f4").tobytes() + ref.tensors["lo"].astype("<f4").tobytes()
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
