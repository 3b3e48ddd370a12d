package compare

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"muqabala/compare/claim"
	"muqabala/compare/detail"
	"muqabala/compare/report"
)

// attribute finds who is made to say what.
func (c *comparison) attribute() error {
	for _, v := range c.texts {
		for _, a := range claim.Attributions(v.doc) {
			a.ID = id("A", len(c.rep.Attributions)+1)
			c.rep.Attributions = append(c.rep.Attributions, a)
			for _, s := range a.Sentences {
				v.unverified[s] = v.unverified[s] || claim.Unverified(a)
			}
		}
	}
	return c.ctx.Err()
}

// few is how many links are looked into in no time.
const few = 8

// early gives the report as far as alignment goes, where details will take a while: whole sentences that others lack
// are told, what is added inside of sentences is not.
func (c *comparison) early() error {
	if c.opt.Early == nil || c.unweighed() <= few || c.opt.Slow != nil && !c.opt.Slow() {
		return nil
	}
	sofar := *c.rep
	c.tell(nil)
	if err := c.finish(); err != nil {
		return err
	}
	c.opt.Early(c.rep)
	*c.rep = sofar
	return nil
}

// detail finds what each version has and another lacks.
func (c *comparison) detail() error {
	if err := c.weigh(); err != nil {
		return err
	}
	looks := c.looks()
	c.looked = looks
	if err := c.seek(looks); err != nil {
		return err
	}
	c.tell(looks)
	c.evidence()
	return c.progress(StageDetail, len(c.held), len(c.held), "")
}

// tell puts the details of every version into the report.
func (c *comparison) tell(looks map[*version]map[int][]*look) {
	for k := range c.texts {
		v := &c.texts[k]
		var others []detail.Standing
		for _, bt := range c.bitexts {
			if bt.a != v && bt.b != v {
				continue
			}
			if st := bt.standing(v); st != nil {
				if looks != nil {
					c.amongOthers(bt, v, st)
				}
				v.announced(st)
				others = append(others, *st)
			}
		}
		all := append(detail.Passages(v.doc, others), c.phrases(v, looks[v])...)
		all = append(all, c.short(v, looks[v], all)...)
		all = c.settle(v, all, others)
		slices.SortStableFunc(all, func(x, y report.Detail) int {
			return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
		})
		for _, d := range all {
			d.ID = id("X", len(c.rep.Details)+1)
			c.explain(v, &d)
			d.Confidence = cmp.Or(d.Confidence, confidence(&d))
			c.attributeDetail(&d)
			c.rep.Details = append(c.rep.Details, d)
		}
	}
}

// confidence is firm where some version lacks what a detail says as surely as it lacks a value that it has nowhere.
func confidence(d *report.Detail) string {
	for _, other := range d.AbsentFrom {
		if d.Against[other].Score >= valueTrust {
			return report.ConfidenceFirm
		}
	}
	return report.ConfidenceFaint
}

// attributeDetail puts the attributions that stand in a detail beside it.
func (c *comparison) attributeDetail(d *report.Detail) {
	for _, a := range c.rep.Attributions {
		if a.Doc != d.Doc || !attributes(a, d) {
			continue
		}
		d.Attributions = append(d.Attributions, a.ID)
		d.Unverified = d.Unverified || claim.Unverified(a)
	}
}

// attributes reports whether an attribution is part of a detail: its cue stands there, or the detail is words of what is
// attributed.
func attributes(a report.Attribution, d *report.Detail) bool {
	return a.Cue.Start >= d.Start && a.Cue.End <= d.End ||
		slices.ContainsFunc(a.Spans, func(s report.Range) bool { return s.Start <= d.Start && d.End <= s.End })
}

// finish adds origins and messages.
func (c *comparison) finish() error {
	c.origins()
	for _, p := range c.rep.Pairs {
		switch p.Relation {
		case report.RelationIdentical:
			c.say(report.MsgIdentical, p.A, p.B)
		case report.RelationNearCopy:
			c.say(report.MsgNearCopy, p.A, p.B)
		case report.RelationOther:
			c.say(report.MsgOtherStatement, p.A, p.B)
		case report.RelationUnrelated:
			c.say(report.MsgNoCommonContent, p.A, p.B)
		}
	}
	if len(c.rep.Documents) == 1 {
		c.say(report.MsgOneVersion, c.rep.Documents[0].ID)
	}
	return c.ctx.Err()
}

// origins groups the documents that count as one source: the versions of one file, and copies.
func (c *comparison) origins() {
	docs := c.rep.Documents
	group := make([]int, len(docs))
	reason := make([]string, len(docs))
	for k := range docs {
		group[k], reason[k] = k, "alone"
		for h := range k {
			if docs[h].SHA256 == docs[k].SHA256 && docs[h].Part != docs[k].Part {
				join(group, reason, h, k, "same-file")
			}
		}
	}
	for _, p := range c.rep.Pairs {
		if p.Relation == report.RelationIdentical || p.Relation == report.RelationNearCopy {
			join(group, reason, index(docs, p.A), index(docs, p.B), p.Relation)
		}
	}
	for k := range docs {
		if group[k] != k {
			continue
		}
		o := report.Origin{ID: id("O", len(c.rep.Origins)+1), Reason: reason[k]}
		for h := range docs {
			if group[h] == k {
				o.Documents = append(o.Documents, docs[h].ID)
			}
		}
		c.rep.Origins = append(c.rep.Origins, o)
	}
}

// join puts b's group into a's, which keeps the number of its first document and its first reason other than "alone".
func join(group []int, reason []string, a, b int, why string) {
	to, from := min(group[a], group[b]), max(group[a], group[b])
	if reason[to] == "alone" {
		reason[to] = why
	}
	for k := range group {
		if group[k] == from {
			group[k] = to
		}
	}
}

func index(docs []report.Document, id string) int {
	return slices.IndexFunc(docs, func(d report.Document) bool { return d.ID == id })
}

func (c *comparison) say(id string, docs ...string) {
	c.rep.Messages = append(c.rep.Messages, message(id, docs, nil))
}

func message(id string, docs []string, args report.Args) report.Message {
	if docs == nil {
		docs = []string{}
	}
	if args == nil {
		args = report.Args{}
	}
	return report.Message{ID: id, Level: report.Messages[id].Level, Docs: docs, Args: args}
}

func id(prefix string, n int) string { return prefix + strconv.Itoa(n) }

// round4 rounds to the four decimals that scores have in a report.
func round4(x float64) float64 { return math.Round(float64(x*1e4)) / 1e4 }
