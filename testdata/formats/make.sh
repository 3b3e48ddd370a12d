#!/bin/sh
# Remakes the fixtures of this folder from three samples, each format by a program that people use. Needs LibreOffice,
# Chromium (CHROMIUM names it) and Python 3; see README.md for what each file is. What they write differs from run to run
# in dates and identifiers, so the tests hold the text and not the bytes.
set -eu
cd "$(dirname "$0")"
articles=../articles
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for number in 000 002 004; do
	cp $articles/${number}_*.txt "$work/$number.txt"
	python3 make.py html "$work/$number.txt" "$work/$number.html"
done

# Word, OpenDocument and RTF as Writer saves them, PDF as it exports them. Writer reads the page and not the text, so
# that Arabic paragraphs run from right to left, as in a document that somebody has typed.
for format in odt docx rtf pdf; do
	soffice -env:UserInstallation="file://$work/profile" --headless --infilter='HTML (StarWriter)' \
		--convert-to $format --outdir "$work" "$work"/0??.html >/dev/null 2>&1
done
for number in 000 002 004; do
	mv "$work/$number.pdf" "$work/$number-writer.pdf"
done

# What Chromium prints, and saves as one file.
for number in 000 002 004; do
	"${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --no-pdf-header-footer \
		--print-to-pdf="$work/$number-chromium.pdf" "file://$work/$number.html" >/dev/null 2>&1
	node --experimental-websocket save-mhtml.mjs "${CHROMIUM:-chromium}" "file://$work/$number.html" "$work/$number.mhtml"
	python3 make.py eml "$work/$number.txt" "$work/$number.eml"
	python3 make.py webarchive "$work/$number.html" "$work/$number.webarchive"
done
python3 make.py zip "$work" "$work/articles.zip"

# Writer puts a picture of the first page into odt files: two thirds of their size.
python3 make.py strip "$work" "$work"

for format in docx odt rtf eml mhtml webarchive; do
	cp "$work"/0??.$format .
done
cp "$work"/*-writer.pdf "$work"/*-chromium.pdf "$work/articles.zip" .
