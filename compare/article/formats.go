package article

import (
	"bytes"
	"path"
	"strings"

	"muqabala/compare/report"
)

// The formats, as documents name them, and those that are known only to be refused by name.
const (
	formatTxt        = "txt"
	formatHTML       = "html"
	formatMHTML      = "mhtml"
	formatDocx       = "docx"
	formatOdt        = "odt"
	formatRTF        = "rtf"
	formatPDF        = "pdf"
	formatEML        = "eml"
	formatWebarchive = "webarchive"
	formatZip        = "zip"
	formatLocked     = "locked office file"
)

// head is how much of a file is looked at to tell its format.
const head = 4096

// sniff tells the format of a file by what it begins with; by its name only where that leaves a choice. A wrong
// extension therefore does no harm. Other names than those above are formats that are not read.
func sniff(name string, data []byte) string {
	start := data[:min(len(data), head)]
	switch trimmed := bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\ufeff")), " \t\r\n\x00"); {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return sniffZip(data)
	case bytes.HasPrefix(trimmed, []byte("%PDF-")):
		return formatPDF
	case bytes.HasPrefix(trimmed, []byte(`{\rtf`)):
		return formatRTF
	case bytes.HasPrefix(data, []byte("bplist00")):
		return formatWebarchive
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return sniffOLE(data)
	case bytes.HasPrefix(trimmed, []byte("<?xml")) && bytes.Contains(start, []byte("<plist")):
		return "property list (XML)"
	}
	if f := sniffMail(name, start); f != "" {
		return f
	}
	if bytes.Contains(start[:min(len(start), 1024)], []byte("%PDF-")) { // some programs write a line before it
		return formatPDF
	}
	if isHTML(name, data) {
		return formatHTML
	}
	return formatTxt
}

// containers are formats that are zip files, by an entry that each has and the others have not.
var containers = []struct{ entry, format string }{
	{"word/document.xml", formatDocx},
	{"xl/workbook.xml", "Excel (xlsx)"},
	{"ppt/presentation.xml", "PowerPoint (pptx)"},
	{"META-INF/container.xml", "EPUB"},
	{"visio/document.xml", "Visio"},
}

// openDocument names what the entry "mimetype" of an OpenDocument file says.
var openDocument = map[string]string{
	"application/vnd.oasis.opendocument.text":          formatOdt,
	"application/vnd.oasis.opendocument.text-template": formatOdt,
	"application/vnd.oasis.opendocument.spreadsheet":   "OpenDocument (ods)",
	"application/vnd.oasis.opendocument.presentation":  "OpenDocument (odp)",
	"application/epub+zip":                             "EPUB",
}

func sniffZip(data []byte) string {
	r, err := openZip(data)
	if err != nil {
		return guessZip(data)
	}
	for _, f := range r.File {
		for _, c := range containers {
			if strings.EqualFold(strings.ReplaceAll(f.Name, `\`, "/"), c.entry) {
				return c.format
			}
		}
		if f.Name == "mimetype" && f.UncompressedSize64 < 100 {
			if kind, err := new(meter).file(f); err == nil && openDocument[strings.TrimSpace(string(kind))] != "" {
				return openDocument[strings.TrimSpace(string(kind))]
			}
		}
	}
	return formatZip
}

// guessZip names a damaged zip file by the names of entries that stand in it.
func guessZip(data []byte) string {
	for _, c := range containers {
		if bytes.Contains(data, []byte(c.entry)) {
			return c.format
		}
	}
	if bytes.Contains(data[:min(len(data), head)], []byte("opendocument.text")) {
		return formatOdt
	}
	return formatZip
}

// sniffOLE tells the formats of old Microsoft Office, and new ones under a password, by the UTF-16 name of a stream.
func sniffOLE(data []byte) string {
	for _, s := range []struct{ stream, format string }{
		{"EncryptedPackage", formatLocked}, {"WordDocument", "Word 97–2003 (doc)"}, {"Workbook", "Excel 97–2003 (xls)"},
		{"PowerPoint Document", "PowerPoint 97–2003 (ppt)"}, {"__substg1.0_", "Outlook (msg)"},
	} {
		if bytes.Contains(data, []byte(strings.Join(strings.Split(s.stream, ""), "\x00"))) {
			return s.format
		}
	}
	return "Microsoft Office 97–2003"
}

var (
	mailHeaders = lazily(`(?im)^(from|to|subject|date|message-id|received|return-path|mime-version|content-type|delivered-to|snapshot-content-location):`)
	related     = lazily(`(?is)^content-type:\s*multipart/related`)
)

// headerLine reports whether a line is a field of a header: a name of ASCII letters and hyphens before a colon.
func headerLine(line string) bool {
	name, _, ok := strings.Cut(line, ":")
	return ok && name != "" && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") == "" && name[0] >= 'A'
}

// sniffMail tells a mail, or a page saved as one, by its header: it must begin with header lines and have three of the
// usual ones, or two where the name says so. A plain text that begins with "Date: …" is none.
func sniffMail(name string, start []byte) string {
	lines, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimLeft(string(start), "\r\n"), "\r\n", "\n"), "\n\n")
	known, isRelated := map[string]bool{}, false
	for i, line := range strings.Split(lines, "\n") {
		if i == 0 && strings.HasPrefix(line, "From ") { // as mailboxes part their mails
			continue
		}
		if line != "" && line[0] != ' ' && line[0] != '\t' && !headerLine(line) {
			if i == 0 || len(start) < head {
				return ""
			}
			break // the header is longer than what is looked at
		}
		if m := mailHeaders().FindStringSubmatch(line); m != nil {
			known[strings.ToLower(m[1])] = true
		}
		isRelated = isRelated || related().MatchString(line)
	}
	need := 3
	switch strings.ToLower(path.Ext(name)) {
	case ".eml", ".mht", ".mhtml":
		need = 2
	}
	switch {
	case len(known) < need || !known["content-type"] && !known["from"]:
		return ""
	case known["snapshot-content-location"], isRelated && !known["to"]:
		return formatMHTML
	}
	return formatEML
}

// open makes the extract of a file that is neither an archive nor a mail.
func open(format string, src Source) (*extract, *Error) {
	switch format {
	case formatTxt:
		return readText(src.Data, src.Charset)
	case formatHTML:
		return readHTML(src.Data, src.Charset, "")
	case formatPaste:
		return readPaste(src.Data)
	case formatDocx:
		return readDocx(src.Data)
	case formatOdt:
		return readOdt(src.Data)
	case formatPDF:
		return readPDF(src.Data)
	case formatRTF:
		return readRTF(src.Data)
	case formatMHTML:
		return readMHTML(src.Data, src.Charset)
	case formatWebarchive:
		return readWebarchive(src.Data, src.Charset)
	case formatLocked:
		return nil, &Error{ID: report.MsgOfficeEncrypted, Args: report.Args{}}
	}
	return nil, &Error{ID: report.MsgUnsupported, Args: report.Args{"format": format}}
}
