package report

// The kinds of a reader's decision.
const (
	DecisionSame      = "same"      // a difference is none
	DecisionDifferent = "different" // a difference is one, whatever the program thinks
	DecisionLink      = "link"      // two passages say the same
	DecisionCut       = "cut"       // two passages do not
	DecisionAside     = "aside"
	DecisionRestore   = "restore"
	DecisionSameName  = "same-name"
	DecisionChecked   = "checked"
)

// Decision is something the reader decided. It holds by place and quote, never by id.
type Decision struct {
	Kind string  `json:"kind"`
	At   []Place `json:"at"`
	Note string  `json:"note,omitempty"`
}

// Place is a passage of a source, independent of a report's ids.
type Place struct {
	SHA256 string `json:"sha256"`
	Part   int    `json:"part"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Quote  string `json:"quote"`
}
