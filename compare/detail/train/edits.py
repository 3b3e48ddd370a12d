"""Synthetic edits of parallel sentences: pairs in which it is known, word by word, what one side adds.

Light (clause, where it is one between commas; parted, those that only the judge learns from; near, where the clause is of
the same article): one clause, noun phrase, name or number put into one side. Heavy: up to three additions on either side
or both, among them whole neighbouring sentences run in. Loose: what two reports make of the same sentences, each leaving
out clauses of its own choice. Wrong: a link to another sentence, in which nothing counts as added, so that the tagger
stays silent where the link itself is bad.
"""
import csv
import random
import re
import zlib

PAIRS = (("fr", "ar"), ("en", "ar"), ("en", "fr"))
CUT = re.compile(r"[,،;؛]")
MARKS = " .,،;؛:!?؟()«»\"“”"


def load(path):
    """Rows by document, without sentences that are repeated in a language."""
    docs = {}
    with open(path, encoding="utf8", newline="") as f:
        for row in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE):
            rows = docs.setdefault(row["doc"], [])
            if not any(row[l].strip() == r[l].strip() for r in rows for l in ("ar", "fr", "en")):
                rows.append({l: row[l].strip() for l in ("ar", "fr", "en")})
    return docs


def fold(doc):
    """One of four parts of the documents. Part 0 is never learned from; compare/align/fit keeps the same ones back."""
    return zlib.crc32(doc.encode()) % 4


def held_out(doc):
    return fold(doc) == 0


def clauses(text):
    return [c for c in (c.strip(" .!?؟") for c in CUT.split(text)) if 3 <= len(c.split()) <= 9]


def chunk(text, rng, low, high):
    """A run of words that no mark parts, or None."""
    words, n = text.split(), rng.randint(low, high)
    if len(words) < n + 2:
        return None
    i = rng.randrange(0, len(words) - n)
    c = " ".join(words[i:i + n]).strip(MARKS)
    return c if len(c.split()) == n and not re.search(r"[,،;؛.]", c) else None


def short(text, rng):
    """A name, a number, or one or two words."""
    t, words = rng.random(), text.split()
    names = [w.strip(MARKS) for w in words[1:] if re.match(r"[A-Z]\w{3,}", w.strip(MARKS))]
    numbers = [w.strip(MARKS) for w in words if re.search(r"\d", w)]
    found = names if t < 0.3 else numbers if t < 0.5 else []
    return rng.choice(found) if found else chunk(text, rng, 1, 2)


def cuts(words):
    return [k + 1 for k, w in enumerate(words[:-1]) if w[0][-1] in ",،;؛"]


def label(text, value):
    return [(w, value) for w in text.split()]


ALL = ("clause",) * 4 + ("end", "phrase", "phrase", "short", "short", "paren", "phrase-cut")


def light(lang, text, stock, rng, kinds=ALL):
    """One addition in a sentence, as words with labels, and whether it is a clause between commas; (None, False) where
    there is no place for one."""
    words = label(text, 0)
    if len(words) < 6:
        return None, False
    comma = "،" if lang == "ar" else ","
    kind, source = rng.choice(kinds), rng.choice(stock)[lang]
    if kind in ("clause", "end"):
        found = clauses(source)
        added = rng.choice(found) if found else None
    else:
        added = short(source, rng) if kind == "short" else chunk(source, rng, 2 if kind == "paren" else 3, 7)
    if not added:
        return None, False
    new, places = label(added, 1), cuts(words)
    if kind == "clause":
        if not places:
            return None, False
        new[-1] = (new[-1][0] + comma, 1)
        k = rng.choice(places)
    elif kind == "end":
        tail = re.search(r"[.!?؟…]*$", words[-1][0]).group()
        words[-1] = (words[-1][0][:len(words[-1][0]) - len(tail)] + comma, 0)
        new[-1] = (new[-1][0] + tail, 1)
        k = len(words)
    elif kind == "phrase-cut" and places:
        k = rng.choice(places)
    else:
        k = rng.randrange(1, len(words))
    if kind == "paren":
        new[0], new[-1] = ("(" + new[0][0], 1), (new[-1][0], 1)
        new[-1] = (new[-1][0] + ")", 1)
    return words[:k] + new + words[k:], kind == "clause"


def addition(lang, rows, i, stock, rng):
    """Text to add, where, and the row it came from when that is a neighbour (whose translation is then dropped)."""
    t = rng.random()
    if t < 0.4:
        near = [j for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(rows) and 3 <= len(rows[j][lang].split()) <= 24]
        if near:
            j = rng.choice(near)
            return rows[j][lang], rng.choice(["end", "end", "start", "cut"]), j
    source = rng.choice(stock if rng.random() < 0.5 else rows)[lang]
    if t < 0.75:
        found = clauses(source)
        if len(found) > 1:
            return rng.choice(found), rng.choice(["cut", "cut", "end", "start"]), None
    c = chunk(source, rng, 2, 8)
    return (c, rng.choice(["any", "any", "cut", "end"]), None) if c else None


def bare(text):
    return text.strip().rstrip('.!?؟… »"')


def build(lang, core, additions, rng):
    words, comma = label(bare(core), 0), "،" if lang == "ar" else ","
    for text, where in additions:
        new = label(bare(text), 1)
        if not new or not words:
            continue
        places = cuts(words)
        if where == "end":
            if words[-1][0][-1] not in ",،;؛:":
                words[-1] = (words[-1][0] + comma, words[-1][1])
            words = words + new
        elif where == "start":
            new[-1] = (new[-1][0] + comma, 1)
            words = new + words
        elif where == "cut" and places:
            k = rng.choice(places)
            new[-1] = (new[-1][0] + comma, 1)
            words = words[:k] + new + words[k:]
        else:
            k = rng.randrange(1, len(words) + 1)
            words = words[:k] + new + words[k:]
    if words:
        words[-1] = (words[-1][0] + ".", words[-1][1])
    return words


def heavy(rows, la, lb, stock, rng):
    plan, used = {}, set()
    for i in range(len(rows)):
        if i in used or len(rows[i][la].split()) < 4:
            continue
        both, adds, taken = rng.random(), {la: [], lb: []}, set()
        na, nb = (0, 0) if both < .12 else (rng.randint(1, 3), 0) if both < .4 else (0, rng.randint(1, 3)) if both < .68 else (rng.randint(1, 2), rng.randint(1, 2))
        for lang, n in ((la, na), (lb, nb)):
            for _ in range(n):
                x = addition(lang, rows, i, stock, rng)
                if x and (x[2] is None or x[2] not in taken and x[2] not in plan):
                    adds[lang].append(x[:2])
                    taken |= {x[2]} - {None}
        used |= taken
        plan[i] = adds
    for i in sorted(plan):
        yield build(la, rows[i][la], plan[i][la], rng), build(lb, rows[i][lb], plan[i][lb], rng)


def segments(text_a, text_b):
    """The clauses of two sentences that translate each other, paired in order; the sentences alone where they do not pair."""
    a, b = ([c.strip() for c in CUT.split(bare(t))] for t in (text_a, text_b))
    size = len(bare(text_b)) / max(1, len(bare(text_a)))
    fits = lambda x, y: min(len(x.split()), len(y.split())) >= 2 and 0.6 < len(y) / max(1, len(x)) / size < 1.67
    return list(zip(a, b)) if len(a) == len(b) and all(map(fits, a, b)) else [(bare(text_a), bare(text_b))]


STATES = ("both",) * 11 + ("a", "a", "a", "b", "b", "b", "other")


def retold(rows, i, la, lb, stock, rng):
    """One to three sentences as two reports tell them: each leaves out clauses and sentences of its own choice, puts others
    in their place, and changes the order. (None, None) where nothing is left that both tell."""
    parts = [p for r in rows[i:i + rng.choice((1, 1, 2, 2, 3))] for p in segments(r[la], r[lb])]
    states = [rng.choice(STATES) for _ in parts]
    if "both" not in states:
        return None, None
    a = [(x, s != "both") for (x, _), s in zip(parts, states) if s != "b"]
    b = [(y if s != "other" else bare(rng.choice(segments(*[rng.choice(stock)[l] for l in (la, lb)]))[1]), s != "both")
         for (_, y), s in zip(parts, states) if s != "a"]
    for side in (a, b):
        if len(side) > 1 and rng.random() < 0.25:
            k = rng.randrange(len(side) - 1)
            side[k:k + 2] = side[k + 1], side[k]
    return told(a, la, rng), told(b, lb, rng)


def told(parts, lang, rng):
    """Parts joined to a sentence. What both tell is told in fewer words, here many, there few of them: as near as that are
    two who put the same in their own words."""
    out = []
    for text, added in parts:
        rate = 0 if added else rng.choice((0, 0.1, 0.2, 0.35))
        words = [w for w in label(text, int(added)) if rng.random() >= rate] or label(text, int(added))
        words[-1] = (words[-1][0] + ("،" if lang == "ar" else ","), words[-1][1])
        out += words
    out[-1] = (out[-1][0].rstrip(",،") + ".", out[-1][1])
    return out


def again(rows, la, lb, stock, rng, kinds=ALL):
    """Every sentence once more with another addition, to learn from: an article has few places where one can stand."""
    for r in rows:
        (a, clause_a), (b, clause_b) = light(la, r[la], stock, rng, kinds), light(lb, r[lb], stock, rng, kinds)
        if a and (not b or rng.random() < 0.5):
            yield KINDS[clause_a], la + lb, a, label(r[lb], 0)
        elif b:
            yield KINDS[clause_b], la + lb, label(r[la], 0), b


KINDS = ("light", "clause")  # a clause between commas, or any other light edit


def pairs(docs):
    """(kind, languages, part, words of a, words of b); words are (text, label)."""
    for doc, rows in sorted(docs.items()):
        stock = [r for d, rs in sorted(docs.items()) if d != doc and held_out(d) == held_out(doc) for r in rs]
        for la, lb in PAIRS:
            for kind, langs, a, b in edited(rows, la, lb, stock, random.Random(f"{doc}|{la}|{lb}"), not held_out(doc)):
                yield kind, langs, fold(doc), a, b


def edited(rows, la, lb, stock, rng, more):
    for i, r in enumerate(rows):
        a, b, kind = label(r[la], 0), label(r[lb], 0), "clean"
        if rng.random() < 0.4:
            new, clause = light(la, r[la], stock, rng) if rng.random() < 0.5 else (None, False)
            if new:
                a, kind = new, KINDS[clause]
            else:
                new, clause = light(lb, r[lb], stock, rng)
                b, kind = (new, KINDS[clause]) if new else (b, kind)
        yield kind, la + lb, a, b
        if rng.random() < 0.07 and i + 3 < len(rows):
            yield "wrong", la + lb, label(r[la], 0), label(rows[i + rng.randint(1, 3)][lb], 0)
        if rng.random() < 0.04 and i + 2 < len(rows):  # half right: each side runs on into another sentence
            yield "wrong", la + lb, label(r[la] + " " + rows[i + 1][la], 0), label(r[lb] + " " + rows[i + 2][lb], 0)
    if more:
        yield from again(rows, la, lb, stock, rng)
        for _, langs, a, b in again(rows, la, lb, stock, rng, ("clause",)):
            yield "parted", langs, a, b
    for a, b in heavy(rows, la, lb, stock, rng):
        if a and b:
            yield "heavy", la + lb, a, b
    for i in range(0, len(rows), 2):
        a, b = retold(rows, i, la, lb, stock, rng)
        if a and b:
            yield "loose", la + lb, a, b
    for i in range(0, len(rows), 2):
        yield from near(rows, i, la, lb, rng)
    if more:  # what is learned from is more: one clause of an article is near to what one sentence says, and not to another
        for i in list(range(len(rows))) * 2:
            yield from near(rows, i, la, lb, rng)


def near(rows, i, la, lb, rng):
    """A sentence with a clause of the same article, which is harder to tell."""
    r, others = rows[i], rows[:max(0, i - 2)] + rows[i + 3:]
    lang = rng.choice((la, lb))
    new, _ = light(lang, r[lang], others, rng, ("clause",)) if others else (None, False)
    if new:
        yield "near", la + lb, *((new, label(r[lb], 0)) if lang == la else (label(r[la], 0), new))
