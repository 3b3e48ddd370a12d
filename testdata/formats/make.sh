#!/bin/sh
# Remakes the fixtures of this folder from the samples, each format by a program that people use. Needs LibreOffice,
# Chromium (CHROMIUM names it), Node, qpdf, mutt and Python 3; see README.md for what each file is. What they write differs from run
# to run in dates and identifiers, so the tests hold the text and not the bytes.
set -eu
cd "$(dirname "$0")"
articles=../articles
samples='000 001 002 003 004'
work=$(mktemp -d)
trap 'kill $server 2>/dev/null; rm -rf "$work"' EXIT

# Chromium writes a page's address into what it prints and saves: it is given one that is nobody's machine.
port=8931
python3 -m http.server --directory "$work" --bind 127.0.0.1 "$port" >/dev/null 2>&1 &
server=$!
export BROWSER_RULES="MAP example.org 127.0.0.1:$port"
browse() {
	"${CHROMIUM:-chromium}" --headless --no-sandbox --disable-gpu --host-resolver-rules="$BROWSER_RULES" "$@" >/dev/null 2>&1
}

for number in $samples; do
	cp $articles/${number}_*.txt "$work/$number.txt"
	python3 make.py html "$work/$number.txt" "$work/$number.html"
done

# Word, OpenDocument and RTF as Writer saves them, PDF as it exports them. Writer reads the page and not the text, so
# that Arabic paragraphs run from right to left, as in a document that somebody has typed.
for format in odt docx rtf pdf; do
	soffice -env:UserInstallation="file://$work/profile" --headless --infilter='HTML (StarWriter)' \
		--convert-to $format --outdir "$work" "$work"/0??.html >/dev/null 2>&1
done
for number in $samples; do
	mv "$work/$number.pdf" "$work/$number-writer.pdf"
done

# What Chromium prints, and saves as one file.
for number in $samples; do
	browse --no-pdf-header-footer --print-to-pdf="$work/$number-chromium.pdf" "http://example.org/$number.html"
	node --experimental-websocket save-mhtml.mjs "${CHROMIUM:-chromium}" "http://example.org/$number.html" "$work/$number.mhtml"
	python3 make.py txt "$work/$number.txt" "$work/$number-mail.txt"
	python3 make.py webarchive "$work/$number.html" "$work/$number.webarchive"
done
# Mails as mutt sends them: windows-1256 as it is and HTML beside it; UTF-8 in seven bits; lines that flow; and plainly.
./mail.sh "$work/000-mail.txt" "$work/000.html" "$work/000.eml"
./mail.sh "$work/002-mail.txt" "" "$work/002.eml" 'set allow_8bit=no send_charset="us-ascii:utf-8"'
./mail.sh "$work/004-mail.txt" "" "$work/004.eml" 'set text_flowed=yes'
for number in 001 003; do
	./mail.sh "$work/$number-mail.txt" "" "$work/$number.eml"
done
python3 make.py zip "$work" "$work/articles.zip"

# Writer puts a picture of the first page into odt files: two thirds of their size.
python3 make.py strip "$work" "$work"

# Columns, brackets, numbers and Latin words inside Arabic, with the date and address that browsers print around a page.
for lang in ar fr; do
	cp "columns-$lang.html" "$work"
	browse --print-to-pdf="$work/columns-$lang.pdf" "http://example.org/columns-$lang.html"
done
# Encrypted: rights withheld under the empty password, in the oldest way still met and in the newest; and a real password.
qpdf --allow-weak-crypto --encrypt "" owner 128 --use-aes=n -- "$work/004-writer.pdf" "$work/004-rights-128.pdf"
qpdf --encrypt "" owner 256 -- "$work/004-writer.pdf" "$work/004-rights-256.pdf"
qpdf --encrypt secret owner 256 -- "$work/004-writer.pdf" "$work/004-locked.pdf"

for format in docx odt rtf eml mhtml webarchive; do
	cp "$work"/0??.$format .
done
cp "$work"/*.pdf "$work/articles.zip" .
