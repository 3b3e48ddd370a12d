package report

// The relations of a pair of documents.
const (
	RelationVersions  = "versions"        // two reports of one statement
	RelationOther     = "other-statement" // the same matter, another statement
	RelationUnrelated = "unrelated"
	RelationIdentical = "identical"
	RelationNearCopy  = "near-copy"
)

// The grades of a link.
const (
	GradeSame    = "same"
	GradePartial = "partial" // a main claim is shared, one side has more or other
	GradeTopic   = "topic"
)

// Pair says how two documents stand to each other.
type Pair struct {
	A          string  `json:"a"`
	B          string  `json:"b"`
	Relation   string  `json:"relation"`
	Similarity float64 `json:"similarity"` // mean, by letters, of each sentence's best cosine, on the side that finds more of itself in the other
	CopiedA    float64 `json:"copiedA"`    // share of A that stands in B: word for word in one language, as a translation in two
	CopiedB    float64 `json:"copiedB"`    // share of B that stands in A
}

// Origin groups documents that count as one source.
type Origin struct {
	ID        string   `json:"id"`
	Documents []string `json:"documents"`
	Reason    string   `json:"reason"` // same-file, identical, near-copy, alone
}

// Link joins sentences of two documents. A and B are never empty.
type Link struct {
	ID       string   `json:"id"`
	A        []string `json:"a"`
	B        []string `json:"b"`
	Grade    string   `json:"grade"`
	Score    float64  `json:"score"` // probability that the two share a claim; of topic: that the topic is shared
	Moved    bool     `json:"moved"` // not on the heaviest chain of links that keeps both orders
	Evidence Evidence `json:"evidence"`
	Diff     []Edit   `json:"diff"` // one language on both sides only
}

// Evidence is what speaks for a link.
type Evidence struct {
	Similarity float64     `json:"similarity"` // cosine of the joined sentences' vectors
	Entities   []string    `json:"entities"`
	Values     [][2]string `json:"values"`
	Spans      [][4]int    `json:"spans"` // start and end in a, start and end in b
}

// The steps of a word diff.
const (
	EditSame = "same"
	EditDel  = "del" // in a only
	EditIns  = "ins" // in b only
)

// Edit is one step of a word diff. Where a side has nothing, its range is empty and says where.
type Edit struct {
	Op string `json:"op"` // same, del, ins
	A  [2]int `json:"a"`
	B  [2]int `json:"b"`
}

// Detail is what one version has and another lacks.
type Detail struct {
	ID           string             `json:"id"`
	Doc          string             `json:"doc"`
	Start        int                `json:"start"`
	End          int                `json:"end"`
	Kind         string             `json:"kind"` // passage phrase person organisation place number money date weekday quote
	AbsentFrom   []string           `json:"absentFrom"`
	PresentIn    []string           `json:"presentIn"`
	Against      map[string]Against `json:"against"` // by document id
	Attributions []string           `json:"attributions"`
	Unverified   bool               `json:"unverified"`
	Confidence   string             `json:"confidence"` // ConfidenceFirm or ConfidenceFaint
}

// How sure it is that a detail is missing where it is said to be: firm ones are right nine times in ten.
const (
	ConfidenceFirm  = "firm"
	ConfidenceFaint = "faint"
)

// The kinds of a detail that are no typed value.
const (
	KindPassage = "passage" // whole sentences
	KindPhrase  = "phrase"  // words inside a sentence whose other words have a counterpart
	KindQuote   = "quote"   // such words that are a quotation, its marks included
)

// The verdicts of [Against].
const (
	VerdictAbsent  = "absent"
	VerdictPresent = "present"
)

// Against is what a detail was held against in one other document.
type Against struct {
	Verdict string   `json:"verdict"`
	Link    *string  `json:"link"`
	Score   float64  `json:"score"` // probability that the verdict is right
	Closest *Closest `json:"closest"`
	Shared  []string `json:"shared"`
	Missing []string `json:"missing"`
	By      string   `json:"by,omitempty"` // ByReader where the verdict is the reader's
}

// ByReader is in [Against].By where the reader said whether the other document has a detail.
const ByReader = "reader"

// Closest is the passage of the other document that comes nearest.
type Closest struct {
	Start      int     `json:"start"`
	End        int     `json:"end"`
	Similarity float64 `json:"similarity"`
}
