"""Makes the fixtures that no program on a build machine makes: python3 make.py WHAT IN OUT. See make.sh."""

import html
import pathlib
import plistlib
import re
import sys
import zipfile


def paragraphs(name):
    return [line.strip() for line in pathlib.Path(name).read_text("utf-8").splitlines() if line.strip()]


def page(name):
    """A page that holds the article and nothing else, each paragraph in the direction of its letters."""
    arabic = lambda s: len(re.findall("[\u0621-\u064a]", s)) * 2 > len(re.findall(r"[^\W\d_]", s))
    direction = lambda s: 'dir="rtl" lang="ar" style="font-family: Noto Naskh Arabic"' if arabic(s) else 'dir="ltr" style="font-family: Noto Serif"'
    body = "\n".join(f"<p {direction(p)}>{html.escape(p, quote=False)}</p>" for p in paragraphs(name))
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>Article</title>\n'
        '<style>p { font: 12pt "Noto Serif" } p[dir=rtl] { font-family: "Noto Naskh Arabic" }</style></head>\n'
        f"<body><article>\n{body}\n</article></body></html>\n"
    )


def make_html(source, target):
    pathlib.Path(target).write_text(page(source), "utf-8")


def make_txt(source, target):
    """The article as somebody types it into a mail: a blank line between paragraphs."""
    pathlib.Path(target).write_text("\n\n".join(paragraphs(source)) + "\n", "utf-8")


def make_webarchive(source, target):
    """Written by this script, not by Safari, which runs on macOS only: the keys are those of Safari's archives."""
    archive = {
        "WebMainResource": {
            "WebResourceData": pathlib.Path(source).read_bytes(),
            "WebResourceFrameName": "",
            "WebResourceMIMEType": "text/html",
            "WebResourceTextEncodingName": "UTF-8",
            "WebResourceURL": "https://example.org/article",
        },
        "WebSubresources": [
            {"WebResourceData": b"body{}", "WebResourceMIMEType": "text/css", "WebResourceURL": "https://example.org/a.css"}
        ],
    }
    pathlib.Path(target).write_bytes(plistlib.dumps(archive, fmt=plistlib.FMT_BINARY))


def make_zip(source, target):
    """An archive as a desk sends one: three formats, a folder, and what macOS and a saved page leave beside them."""
    source = pathlib.Path(source)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as z:
        z.write(source / "000.txt", "عربي/000.txt")
        z.write(source / "002.docx", "002.docx")
        z.write(source / "004.rtf", "fr/004.rtf")
        z.writestr("__MACOSX/._002.docx", b"\x00\x05\x16\x07")
        z.writestr("page_files/style.css", "body{}")


def make_strip(source, target):
    """Takes the thumbnails out of odt files; all else stays as it was, in its order."""
    for name in pathlib.Path(target).glob("*.odt"):
        with zipfile.ZipFile(name) as z:
            kept = [(info, z.read(info)) for info in z.infolist() if not info.filename.startswith("Thumbnails/")]
        with zipfile.ZipFile(name, "w") as z:
            for info, data in kept:
                z.writestr(info, data)


if __name__ == "__main__":
    what, source, target = sys.argv[1:4]
    globals()["make_" + what](source, target)
