package article

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// Source is a file as it was dropped.
type Source struct {
	Name    string // as the reader sees it; folders are cut off
	Data    []byte
	Charset string // one of [Charsets] where the reader chose it, "" where the bytes decide
	Pasted  bool   // Data is what the reader pasted: HTML, or plain text in UTF-8

	Reading []report.Reading // what the reader chose for this file, and for files inside it
}

// Error says why a file gives no document: a message id of the report package, with its arguments.
type Error struct {
	ID     string
	Source string // the file as documents name it: "press.zip/communique.docx" inside an archive
	SHA256 string // of the file's bytes
	Args   report.Args
	Cause  error // what a parser said, or nil
}

func (e *Error) Error() string {
	s := fmt.Sprintf("article: reading %q: %s", e.Source, e.ID)
	if e.Cause != nil {
		s += ": " + e.Cause.Error()
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Read gives the versions of one file in the order in which they begin: one, or one for each language that the file
// is written in; of an archive or a mail with files attached, those of all its files. Ids are not set yet; DuplicateOf
// holds a local one ("b3"). See [Number].
//
// The error is an [*Error], or several of them joined ([errors.Join]): the files of an archive that give no document
// are named, and the documents of the others come with the error.
func Read(src Source) ([]report.Document, error) {
	src.Name = src.Name[strings.LastIndexAny(src.Name, `/\`)+1:]
	r := reading{chosen: src.Reading}
	r.file(src, 0)
	if len(r.fails) == 1 {
		return r.docs, r.fails[0]
	}
	return r.docs, errors.Join(r.fails...)
}

// documents makes the versions that an extract of the file holds, by the reader's choice of parts.
func (ex *extract) documents(name, sum string, size int, choice string) []report.Document {
	parts := ex.split(choice)
	docs := make([]report.Document, len(parts))
	for i := range parts {
		docs[i] = parts[i].document()
		d := &docs[i]
		d.Source, d.SHA256, d.Bytes = name, sum, size
		d.Format, d.Charset = ex.format, ex.charset
		if ex.meta.fill(d, len(parts) == 1); ex.meta.published == "" {
			noteHijri(d)
		}
		if len(parts) > 1 {
			d.Part = i + 1
			note(d, splitBy(parts), len(parts))
		}
		if n := parts[i].articles; n > 0 {
			note(d, report.MsgSeveralArticles, n)
		}
		if ex.damaged > 0 {
			note(d, report.MsgDamagedText, ex.damaged)
		}
	}
	return docs
}

// splitBy gives the message that says why there are several parts: two in one language are articles.
func splitBy(parts []part) string {
	seen := map[string]bool{}
	for i := range parts {
		if seen[parts[i].lang] {
			return report.MsgSplitArticles
		}
		seen[parts[i].lang] = true
	}
	return report.MsgSplitVersions
}

// readText reads a plain-text file: nothing but its paragraphs is said of it.
func readText(data []byte, charset string) (*extract, *Error) {
	d, fail := decode(data, charset)
	if fail != nil {
		return nil, fail
	}
	return plain("txt", d)
}

// plain is the extract of a text without any marks.
func plain(format string, d decoded) (*extract, *Error) {
	if len(d.text) > maxText {
		return nil, tooLarge(maxText)
	}
	ex := &extract{format: format, charset: d.charset, text: d.text, damaged: d.damaged}
	ex.spans, ex.hints = letters(d.text, paragraphs(d.text))
	return ex, nil
}

// Number sets the ids of documents that are in their final order: D1, D1.b3, D1.b3.s1. Numbering again is harmless,
// in another order too; it writes into the documents' blocks.
func Number(docs []report.Document) {
	for i := range docs {
		docs[i].ID = "D" + strconv.Itoa(i+1)
		numberBlocks(&docs[i])
	}
	for i := range docs {
		for k := range docs[i].Messages {
			docs[i].Messages[k].Docs = about(docs, i, docs[i].Messages[k].ID)
		}
	}
}

func numberBlocks(d *report.Document) {
	for b := range d.Blocks {
		block := &d.Blocks[b]
		block.ID = d.ID + ".b" + strconv.Itoa(b+1)
		if block.DuplicateOf != nil {
			local := *block.DuplicateOf
			full := d.ID + "." + local[strings.LastIndexByte(local, '.')+1:]
			block.DuplicateOf = &full
		}
		for s := range block.Sentences {
			block.Sentences[s].ID = block.ID + ".s" + strconv.Itoa(s+1)
		}
	}
}

// about gives the ids of the documents that a message of docs[i] speaks of: all versions of the file where it says
// that there are several.
func about(docs []report.Document, i int, id string) []string {
	if id != report.MsgSplitVersions && id != report.MsgSplitArticles {
		return []string{docs[i].ID}
	}
	var out []string
	for k := range docs {
		if docs[k].SHA256 == docs[i].SHA256 && docs[k].Source == docs[i].Source && docs[k].Part > 0 {
			out = append(out, docs[k].ID)
		}
	}
	return out
}

// note adds a message to d. A count of 0 means that the message has no argument.
func note(d *report.Document, id string, count int) {
	m := report.Message{ID: id, Level: report.Messages[id].Level, Docs: []string{}, Args: report.Args{}}
	if count > 0 {
		m.Args["count"] = strconv.Itoa(count)
	}
	d.Messages = append(d.Messages, m)
}

// document makes the report's document of a part.
func (p *part) document() report.Document {
	off := &units{text: p.text}
	d := report.Document{Text: p.text, Lang: p.lang, Dir: "ltr", Pieces: p.pieces, Blocks: []report.Block{}, Messages: []report.Message{}}
	if p.lang == "ar" {
		d.Dir = "rtl"
	}
	assignRoles(p.paras)
	markRepeats(p.paras)
	for i := range p.paras {
		d.Blocks = append(d.Blocks, p.block(i, off))
	}
	p.describe(&d, off)
	p.tell(&d)
	return d
}

// tell adds the messages about what was set aside, and about a language that we do not read.
func (p *part) tell(d *report.Document) {
	count := map[string]int{}
	for _, q := range p.paras {
		count[q.aside]++
	}
	if n := count[report.AsideRepeat]; n > 0 {
		note(d, report.MsgRepeatsAside, n)
	}
	if n := count[report.AsideFurniture]; n > 0 {
		note(d, report.MsgFurnitureAside, n)
	}
	if p.lang == "und" {
		note(d, report.MsgUnknownLanguage, 0)
	}
}

// block makes the report's block of a paragraph.
func (p *part) block(i int, off *units) report.Block {
	q := &p.paras[i]
	sentences := q.sentences()
	b := report.Block{Role: q.role, Lang: q.lang, Start: off.at(q.Start), Sentences: make([]report.Sentence, len(sentences))}
	if q.aside != "" {
		aside := q.aside
		b.Aside = &aside
	}
	if q.repeats > 0 {
		of := "b" + strconv.Itoa(q.repeats)
		b.DuplicateOf = &of
	}
	for k, s := range sentences {
		b.Sentences[k] = report.Sentence{Start: off.at(q.Start + s.Start), End: off.at(q.Start + s.End)}
	}
	b.End = off.at(q.End)
	return b
}

// units counts the UTF-16 code units before places of a text that mostly follow each other.
type units struct {
	text         string
	bytes, count int
}

func (u *units) at(b int) int {
	if b < u.bytes {
		u.bytes, u.count = 0, 0
	}
	for _, r := range u.text[u.bytes:b] {
		if u.count++; r > 0xFFFF {
			u.count++
		}
	}
	u.bytes = b
	return u.count
}

// sentences parts a paragraph. A heading is one sentence: full stops inside it («طنجة.. تفكيك شبكة») are pauses. Of a
// page's menus and lists each line is one.
func (p *para) sentences() []text.Span {
	switch {
	case p.role == report.RoleHeadline || p.role == report.RoleSubhead:
		return []text.Span{{Start: 0, End: len(p.text)}}
	case p.hint == report.RoleFurniture && strings.Contains(p.text, "\n"):
		return lineSpans(p.text)
	}
	return text.Sentences(p.text, p.lang)
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
