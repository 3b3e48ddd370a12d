package compare

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"unicode"

	"muqabala/compare/article"
	"muqabala/compare/encoder"
	"muqabala/compare/report"
	"muqabala/compare/text"
)

// Read gives the versions of one file, or says why it has none; of an archive or a mail, those of all its files. Ids are
// as if the file stood alone.
func (e *Engine) Read(src Source) ([]report.Document, []report.Failure) {
	docs, err := e.open(src)
	article.Number(docs)
	e.begin(docs)
	return docs, failures(err)
}

// failures gives the files that an error of [article.Read] names.
func failures(err error) []report.Failure {
	var out []report.Failure
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			out = append(out, failures(e)...)
		}
		return out
	}
	var why *article.Error
	if errors.As(err, &why) {
		out = append(out, report.Failure{Source: why.Source, SHA256: why.SHA256, ID: why.ID, Args: why.Args})
	}
	return out
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
		src.Reading = slices.Concat(src.Reading, c.opt.Reading)
		docs, err := c.engine.open(src)
		c.rep.Failures = append(c.rep.Failures, failures(err)...)
		c.rep.Documents = append(c.rep.Documents, docs...)
	}
	c.engine.forget(c.sources)
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
	c.correct(offsets)
	c.decide(offsets)
	for d := range c.rep.Documents {
		c.texts = append(c.texts, newVersion(&c.rep.Documents[d], offsets[d]))
	}
	return c.progress(StageRead, len(c.sources), len(c.sources), "")
}

func newVersion(doc *report.Document, offsets *text.Offsets) version {
	v := version{doc: doc, offsets: offsets, unverified: map[string]bool{}}
	eachSentence(doc, offsets, func(b *report.Block, s report.Sentence, t string) {
		v.sentences = append(v.sentences, sentence{Sentence: s, text: t, length: letters(t), anchors: text.AnchorsOf(t, b.Lang)})
	})
	return v
}

// eachSentence visits the sentences of a document that take part, with their text.
func eachSentence(doc *report.Document, offsets *text.Offsets, visit func(b *report.Block, s report.Sentence, t string)) {
	for b := range doc.Blocks {
		if doc.Blocks[b].TakesPart() {
			for _, s := range doc.Blocks[b].Sentences {
				visit(&doc.Blocks[b], s, offsets.Slice(s.Start, s.End))
			}
		}
	}
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
