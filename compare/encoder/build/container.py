"""The file the Go package reads: sections behind a table, bytes entropy-coded in many small streams.

The format is documented in ../file.go; this is its only writer.
"""

import struct
import zlib

import numpy as np

MAGIC = b"usem3mq\x02"
ROW_BITS, ROW_LOW = 12, 1 << 16      # rows: small states, so that a stream ends in three bytes
DENSE_BITS, DENSE_LOW = 14, 1 << 23  # dense panels: long streams with rare symbols


def frequencies(counts, bits):
    """Integer frequencies that sum to 1 << bits, at least 1 for every symbol that occurs."""
    total = 1 << bits
    counts = np.asarray(counts, dtype=np.float64)
    freq = np.floor(counts / counts.sum() * total).astype(np.int64)
    freq[(counts > 0) & (freq == 0)] = 1
    while freq.sum() != total:
        step = 1 if freq.sum() < total else -1
        # Change the symbol where one step costs the fewest bits (or gains the most).
        able = freq > (0 if step > 0 else 1)
        gain = np.where(able, counts * np.log2(np.where(able, (freq + step) / np.maximum(freq, 1), 1)), -np.inf)
        freq[int(np.argmax(gain))] += step
    return freq


def encode_streams(symbols, table_of, tables, bits, low):
    """rANS over equally long streams at once: symbols [streams, length] of uint8.

    Stream s uses tables[table_of[s]]. Returns a list of bytes, each read forwards by the decoder:
    the state in little-endian order, then the renormalisation bytes.
    """
    count, length = symbols.shape
    tables = np.asarray(tables, dtype=np.int64)
    starts = np.zeros_like(tables)
    starts[:, 1:] = np.cumsum(tables, axis=1)[:, :-1]
    state = np.full(count, low, dtype=np.int64)
    out = np.zeros((count, length * 2 + 8), dtype=np.uint8)
    fill = np.zeros(count, dtype=np.int64)
    every = np.arange(count)
    for position in range(length - 1, -1, -1):
        symbol = symbols[:, position]
        freq, start = tables[table_of, symbol], starts[table_of, symbol]
        assert (freq > 0).all(), "symbol without a frequency"
        bound = (low >> bits << 8) * freq
        while True:
            over = state >= bound
            if not over.any():
                break
            rows = every[over]
            out[rows, fill[rows]] = state[rows] & 255
            fill[rows] += 1
            state[rows] >>= 8
        state = (state // freq << bits) + state % freq + start
    width = 3 if low == ROW_LOW else 4
    streams = []
    for s in range(count):
        body = out[s, : fill[s]][::-1].tobytes()
        streams.append(int(state[s]).to_bytes(width, "little") + body)
    return streams


def front_code(strings):
    """Sorted byte strings: how much of the one before is kept, how long the rest is, the rest."""
    kept, added, rest, before = bytearray(), bytearray(), bytearray(), b""
    for text in strings:
        same = 0
        while same < min(len(text), len(before)) and text[same] == before[same]:
            same += 1
        kept.append(same)
        added.append(len(text) - same)
        rest += text[same:]
        before = text
    return bytes(kept), bytes(added), bytes(rest)


def pack(data):
    """A packed section: its length when unpacked, then raw deflate."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    return struct.pack("<I", len(data)) + squeeze.compress(data) + squeeze.flush()


def write(sections):
    """sections: [(four-byte tag, bytes)] -> the file."""
    head = len(MAGIC) + 8 + 12 * len(sections)
    table, body = b"", b""
    for tag, data in sections:
        table += tag + struct.pack("<II", head + len(body), len(data))
        body += data
    tail = struct.pack("<I", len(sections)) + table + body
    return MAGIC + struct.pack("<I", zlib.crc32(tail)) + tail


def read(data):
    """The inverse of write, for tools: {tag: bytes}."""
    (count,) = struct.unpack_from("<I", data, 12)
    sections = {}
    for i in range(count):
        tag = data[16 + 12 * i : 20 + 12 * i]
        offset, length = struct.unpack_from("<II", data, 20 + 12 * i)
        sections[tag] = data[offset : offset + length]
    return sections
