"""Which pieces of the 128,000 stay: all Arabic ones, symbols and numbers, and the Latin ones that French and English use most;
and which of them are frequent enough for rows as fine as the source's. README.md says what was measured.

Frequencies come from PyPI wordfreq, run through the reference tokeniser: as written, capitalised, in capitals, and
with the French elisions. Other Latin-script languages weigh little: they are there for names.
"""

import collections
import unicodedata

import wordfreq

LATIN_PIECES = 35000
FINE_LATIN = 5000  # of them keep every level of their rows
SYMBOLS = 2000     # pieces without letters, such as years; single characters stay whatever their number
FINE_SYMBOLS = 500
HOME = {"fr": 1.0, "en": 1.0}
NAMES = {"es": 0.03, "it": 0.03, "de": 0.03, "pt": 0.02, "nl": 0.01, "tr": 0.01, "pl": 0.01}
ELISIONS = ("l", "d", "qu", "s", "n", "j", "c", "m", "t")
VOWELS = "aeiouyhàâäæéèêëîïôöœùûü"
# Scripts of which not even single characters stay: they would cost a sixth of the rows for text this product does not read.
FOREIGN = {"CJK", "HANGUL", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "BOPOMOFO", "IDEOGRAPHIC", "THAI"}


def scripts(piece):
    """The scripts of a piece's letters and marks, by the first word of their Unicode names."""
    letters = (c for c in piece if unicodedata.category(c)[0] in "LM")
    return {unicodedata.name(c, "?").split()[0] for c in letters}


def forms(word, weight, language):
    """How a word of a frequency list stands in running text."""
    yield word, weight
    yield word.capitalize(), weight * 0.2
    yield word.upper(), weight * 0.01
    if language == "fr" and word[0] in VOWELS:
        for clitic in ELISIONS:
            for apostrophe in "'’":
                yield f"{clitic}{apostrophe}{word}", weight * 0.05


def latin_frequencies(ref):
    """Expected occurrences of every piece."""
    seen = collections.Counter()
    for language, share in (HOME | NAMES).items():
        for word, frequency in wordfreq.get_frequency_dict(language, wordlist="best").items():
            if language in NAMES and frequency < 1e-6:
                continue
            for form, weight in forms(word, frequency * share, language):
                for piece in ref.tokenizer._encode_one(form):
                    seen[piece] += weight
    return seen


def always(ref):
    """Ids that stay whatever the count: special, Arabic script, single characters of alphabets, the first symbols."""
    stay, symbols = [], 0
    for i, piece in enumerate(ref.pieces):
        found = scripts(piece)
        single = len(piece.lstrip("▁")) <= 1 and not found & FOREIGN
        symbols += not found
        if i < 6 or "ARABIC" in found or single or (not found and symbols <= SYMBOLS):
            stay.append(i)
    return stay


def ranked(ids, seen):
    """Ids by falling frequency. Equal ones (most often 0): the lower id is the more frequent in the model's own training."""
    return sorted(ids, key=lambda i: (-seen[i], i))


def coarse(ref, ids, seen):
    """The ids whose rows keep every other level: the rarer Latin and symbol pieces. Arabic rows have few levels as it is."""
    latin = [i for i in ids if scripts(ref.pieces[i]) == {"LATIN"}]
    rest = [i for i in ids if not scripts(ref.pieces[i]) & {"LATIN", "ARABIC"}]
    return set(ranked(latin, seen)[FINE_LATIN:]) | set(rest[FINE_SYMBOLS:])


def choose(ref, latin=LATIN_PIECES, seen=None):
    """Ascending ids of the pieces to keep; latin=None keeps all Latin ones. seen: latin_frequencies, if known."""
    stay = set(always(ref))
    candidates = [i for i, p in enumerate(ref.pieces) if i not in stay and scripts(p) == {"LATIN"}]
    if latin is not None:
        candidates = ranked(candidates, seen or latin_frequencies(ref))[:latin]
    return sorted(stay | set(candidates))
