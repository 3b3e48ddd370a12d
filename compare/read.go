package compare

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path"
	"slices"
	"strings"
	"unicode"

	"muqabala/compare/article"
	"muqabala/compare/encoder"
	"muqabala/compare/report"
	"muqabala/compare/text"
)

// Read gives the versions of one file, or says why it has none. Ids are as if the file stood alone.
func (e *Engine) Read(src Source) ([]report.Document, *report.Failure) {
	docs, err := article.Read(src)
	if err != nil {
		return nil, failure(src, err)
	}
	article.Number(docs)
	return docs, nil
}

func failure(src Source, err error) *report.Failure {
	sum := sha256.Sum256(src.Data)
	f := &report.Failure{Source: path.Base(strings.ReplaceAll(src.Name, `\`, "/")), SHA256: hex.EncodeToString(sum[:]), ID: report.MsgBinaryFile, Args: report.Args{}}
	var why *article.Error
	if errors.As(err, &why) {
		f.ID = why.ID
		if why.Args != nil {
			f.Args = why.Args
		}
	}
	return f
}

// version is a document with what the stages need of it.
type version struct {
	doc       *report.Document
	offsets   *text.Offsets
	sentences []sentence // of the blocks that take part, in order

	unverified map[string]bool // ids of sentences that rest on nobody's word
}

// sentence is a sentence that takes part.
type sentence struct {
	report.Sentence
	text    string
	length  float64 // letters and digits, at least 1
	vector  *encoder.Vector
	anchors text.Anchors
}

// read turns the sources into documents in their final order, with ids, and applies what the reader decided of blocks.
func (c *comparison) read() error {
	for k, src := range c.sources {
		if err := c.progress(StageRead, k, len(c.sources), src.Name); err != nil {
			return err
		}
		docs, err := article.Read(src)
		if err != nil {
			c.rep.Failures = append(c.rep.Failures, *failure(src, err))
			continue
		}
		c.rep.Documents = append(c.rep.Documents, docs...)
	}
	slices.SortStableFunc(c.rep.Documents, func(x, y report.Document) int {
		return cmp.Or(strings.Compare(x.Source, y.Source), strings.Compare(x.SHA256, y.SHA256), cmp.Compare(x.Part, y.Part))
	})
	slices.SortStableFunc(c.rep.Failures, func(x, y report.Failure) int {
		return cmp.Or(strings.Compare(x.Source, y.Source), strings.Compare(x.SHA256, y.SHA256))
	})
	article.Number(c.rep.Documents)
	offsets := make([]*text.Offsets, len(c.rep.Documents))
	for d := range c.rep.Documents {
		offsets[d] = text.NewOffsets(c.rep.Documents[d].Text)
	}
	c.decide(offsets)
	for d := range c.rep.Documents {
		c.texts = append(c.texts, newVersion(&c.rep.Documents[d], offsets[d]))
	}
	return c.progress(StageRead, len(c.sources), len(c.sources), "")
}

func newVersion(doc *report.Document, offsets *text.Offsets) version {
	v := version{doc: doc, offsets: offsets, unverified: map[string]bool{}}
	for b := range doc.Blocks {
		if !doc.Blocks[b].TakesPart() {
			continue
		}
		for _, s := range doc.Blocks[b].Sentences {
			t := v.offsets.Slice(s.Start, s.End)
			v.sentences = append(v.sentences, sentence{Sentence: s, text: t, length: letters(t), anchors: text.AnchorsOf(t, doc.Blocks[b].Lang)})
		}
	}
	return v
}

func letters(s string) float64 {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return float64(max(1, n))
}
