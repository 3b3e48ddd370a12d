#!/usr/bin/env python3
"""A report whose links are hunalign's: hunalign.py HUNALIGN BINARY A B

Sentences are cut as BINARY cuts them, so that only the aligners differ. hunalign gets no dictionary and -realign, which
makes one from the first pass.
"""
import json, os, subprocess, sys, tempfile

hunalign, binary, a, b = sys.argv[1:]
report = json.loads(subprocess.run([binary, "compare", "--format", "json", a, b], capture_output=True, check=True).stdout)
sides = []
for document in sorted(report["documents"], key=lambda d: d["source"]):
    units = document["text"].encode("utf-16-le")
    sides.append([(s["id"], " ".join(units[2 * s["start"]:2 * s["end"]].decode("utf-16-le").split()))
                  for block in document["blocks"] if not block["aside"] for s in block["sentences"]])
with tempfile.TemporaryDirectory() as folder:
    files = [os.path.join(folder, name) for name in ("dictionary", "a", "b")]
    for name, sentences in zip(files, [[]] + sides):
        with open(name, "w", encoding="utf8") as f:
            f.writelines(text + "\n" for _, text in sentences)
    ladder = subprocess.run([hunalign, "-realign", *files], capture_output=True, check=True, text=True).stdout
rungs = [[int(x) for x in line.split("\t")[:2]] for line in ladder.splitlines() if line.count("\t") >= 2]
report["links"], report["details"], report["conflicts"] = [], [], []
for (i, j), (k, l) in zip(rungs, rungs[1:]):
    left, right = [x for x, _ in sides[0][i:k]], [x for x, _ in sides[1][j:l]]
    if left and right:
        report["links"].append({"id": f"L{len(report['links']) + 1}", "a": left, "b": right, "grade": "same", "score": 1})
json.dump(report, sys.stdout)
