package compare

import "muqabala/compare/report"

// copiedShare is the share of the shorter text's wording from which two texts in one language are near-copies.
const copiedShare = 0.8

// How far two texts correspond: the mean of align's Nearness and Pairing. Reports of one statement in two languages
// come to 0.40 and more, reports of two statements on one matter to 0.31 to 0.36 (measured on the samples); texts on two
// matters stay far below.
const (
	versionsFrom = 0.38
	matterFrom   = 0.2
)

// relate says how the two texts stand to each other.
func (bt *bitext) relate() {
	identical, copied := sameText(bt.a, bt.b)
	correspondence := (bt.found.Nearness + bt.found.Pairing) / 2
	switch {
	case identical:
		bt.relation = report.RelationIdentical
	case copied >= copiedShare && bt.a.doc.Lang == bt.b.doc.Lang:
		bt.relation = report.RelationNearCopy
	case correspondence >= versionsFrom:
		bt.relation = report.RelationVersions
	case len(bt.input.Pinned) > 0 || correspondence >= matterFrom && len(bt.found.Links)+len(bt.found.Topic) > 0:
		bt.relation = report.RelationOther
	default:
		bt.relation = report.RelationUnrelated
	}
}
