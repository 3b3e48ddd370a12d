// Package claim says on whose word a text stands: it finds the words that make somebody else answer for a sentence, and
// which passages rest on nobody who can be asked.
//
// The words are tables (cues/), one a language. Only what is printed counts: a sentence without a cue has no
// attribution, and none is guessed.
package claim

import (
	"cmp"
	"slices"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// kinds are the kinds of speaker that tables may name.
var kinds = map[string]bool{report.SpeakerAnonymous: true, report.SpeakerGroup: true, report.SpeakerExperts: true}

// Cue is a place in a sentence where somebody is made to answer for it, in bytes of the sentence.
type Cue struct {
	Kind string
	text.Span
}

// Cues finds the cues of a sentence in a language of which there is a table; in any other there are none. Cues do not
// overlap and stand in order; of two that start together the longer is taken.
func Cues(sentence, lang string) []Cue {
	if cueTables[lang] == nil {
		return nil
	}
	table, ws := cueTables[lang](), wordsOf(sentence, lang)
	var out []Cue
	for k := 0; k < len(ws); {
		n, kind := 0, ""
		if !table.begins[ws[k].folded] && !table.begins[ws[k].bare] {
			k++
			continue
		}
		for _, p := range table.patterns {
			if m := match(p.elements, ws[k:]); m > n {
				n, kind = m, p.kind
			}
		}
		if n == 0 {
			k++
			continue
		}
		out = append(out, Cue{kind, text.Span{Start: ws[k].span.Start, End: ws[k+n-1].span.End}})
		k += n
	}
	return out
}

// Attributions finds the attributions of a document, in order, without ids. What is attributed is the rest of the
// sentence behind its cue; where the cue comes at the end («…, selon des sources»), what stands before it.
func Attributions(doc *report.Document) []report.Attribution {
	at := text.NewOffsets(doc.Text)
	var out []report.Attribution
	for b := range doc.Blocks {
		block := &doc.Blocks[b]
		if !block.TakesPart() {
			continue
		}
		for _, s := range block.Sentences {
			out = append(out, ofSentence(doc, at, block.Lang, s)...)
		}
	}
	slices.SortStableFunc(out, func(x, y report.Attribution) int { return cmp.Compare(x.Cue.Start, y.Cue.Start) })
	return out
}

func ofSentence(doc *report.Document, at *text.Offsets, lang string, s report.Sentence) []report.Attribution {
	var out []report.Attribution
	from := at.Byte(s.Start)
	sentence := doc.Text[from:at.Byte(s.End)]
	for _, c := range Cues(sentence, lang) {
		span := attributed(sentence, c)
		out = append(out, report.Attribution{
			Doc: doc.ID, Kind: c.Kind, Sentences: []string{s.ID},
			Cue:   report.Range{Start: at.UTF16(from + c.Start), End: at.UTF16(from + c.End)},
			Spans: []report.Range{{Start: at.UTF16(from + span.Start), End: at.UTF16(from + span.End)}},
		})
	}
	return out
}

// attributed is what a cue answers for, in bytes of the sentence, from the first to the last word.
func attributed(sentence string, c Cue) text.Span {
	words := text.Words(sentence)
	var before, after []text.Span
	for _, w := range words {
		switch {
		case w.End <= c.Start:
			before = append(before, w)
		case w.Start >= c.End:
			after = append(after, w)
		}
	}
	switch {
	case len(after) >= len(before) && len(after) > 0:
		return text.Span{Start: after[0].Start, End: after[len(after)-1].End}
	case len(before) > 0:
		return text.Span{Start: before[0].Start, End: before[len(before)-1].End}
	}
	return c.Span
}

// Unverified reports whether an attribution leaves nobody who can be asked.
func Unverified(a report.Attribution) bool {
	return a.Kind == report.SpeakerAnonymous || a.Kind == report.SpeakerGroup
}
