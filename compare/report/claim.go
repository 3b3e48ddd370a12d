package report

// Value is a typed value in a text: a name, a number, a day, a quotation.
type Value struct {
	ID     string  `json:"id"`
	Doc    string  `json:"doc"`
	Start  int     `json:"start"`
	End    int     `json:"end"`
	Kind   string  `json:"kind"`
	Norm   string  `json:"norm"`
	Entity *string `json:"entity"`
}

// Entity is one name across scripts and abbreviations.
type Entity struct {
	ID     string   `json:"id"`
	Kind   string   `json:"kind"`
	Values []string `json:"values"`
}

// The kinds of an attribution's speaker.
const (
	SpeakerAnonymous = "anonymous"
	SpeakerGroup     = "group"
	SpeakerExperts   = "experts"
)

// Attribution says who is made to say what.
type Attribution struct {
	ID        string   `json:"id"`
	Doc       string   `json:"doc"`
	Cue       Range    `json:"cue"`     // the words that attribute
	Speaker   *Range   `json:"speaker"` // nil where the cue names nobody
	Spans     []Range  `json:"spans"`   // what is attributed
	Sentences []string `json:"sentences"`
	Kind      string   `json:"kind"` // spokesperson ministry institution person experts group anonymous outlet
	Entity    *string  `json:"entity"`
	Quote     bool     `json:"quote"`
	Parent    *string  `json:"parent"` // reported inside another attribution
}

// Claim is one row of the matrix: the same claim across versions.
type Claim struct {
	ID        string          `json:"id"`
	Standing  string          `json:"standing"` // corroborated single-source unverified disputed
	Cells     map[string]Cell `json:"cells"`    // by document id
	Details   []string        `json:"details"`
	Conflicts []string        `json:"conflicts"`
	Origins   []string        `json:"origins"`
}

// Cell is what one version does with a claim.
type Cell struct {
	Position     string       `json:"position"` // states less silent denies
	Spans        []Range      `json:"spans,omitempty"`
	Sentences    []string     `json:"sentences,omitempty"`
	Attributions []string     `json:"attributions,omitempty"`
	Score        float64      `json:"score,omitempty"`
	Closest      *CellClosest `json:"closest,omitempty"`
}

// CellClosest is what comes nearest to a claim in a version that is silent on it.
type CellClosest struct {
	Sentences  []string `json:"sentences"`
	Similarity float64  `json:"similarity"`
}

// Conflict is a disagreement between versions, or inside one.
type Conflict struct {
	ID       string       `json:"id"`
	Kind     string       `json:"kind"`     // weekday date number money name negation
	Severity string       `json:"severity"` // contradiction different-value
	Sides    []Side       `json:"sides"`
	About    []AboutRange `json:"about"`
	Score    float64      `json:"score"`
}

// Side is the words of one version in a conflict.
type Side struct {
	Doc   string `json:"doc"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Value string `json:"value"`
}

// AboutRange is the shared thing that a conflict is about, in words of a text.
type AboutRange struct {
	Doc   string `json:"doc"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}
