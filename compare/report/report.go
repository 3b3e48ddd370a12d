// Package report holds the one contract between the engine, the command line, the page and the exports.
//
// It is data and nothing else: no stage of the pipeline is needed to read it, and it imports no other package of
// Muqabala. The JSON names and their meaning are fixed; fields may be added, and a change of meaning raises the number
// in [Schema].
//
// # Offsets
//
// Every Start and End is a half-open range of UTF-16 code units into the Text of its document, which is what
// JavaScript's slice takes. Whatever a reader sees quoted is a slice of that text, never a copy that can drift.
//
// # Order and ids
//
// Documents are ordered by source name, then sha256, then part, and numbered D1, D2, …; blocks and sentences are
// numbered inside them (D1.b3, D1.b3.s1). The same files give the same report, byte for byte, in any order of dropping.
package report

// Schema names the version of the contract.
const Schema = "muqabala-report/1"

// Report is a whole comparison.
type Report struct {
	Schema       string        `json:"schema"`
	Generator    Generator     `json:"generator"`
	Documents    []Document    `json:"documents"`
	Failures     []Failure     `json:"failures"` // files that gave no document
	Pairs        []Pair        `json:"pairs"`
	Origins      []Origin      `json:"origins"`
	Values       []Value       `json:"values"`
	Entities     []Entity      `json:"entities"`
	Links        []Link        `json:"links"`
	Details      []Detail      `json:"details"`
	Attributions []Attribution `json:"attributions"`
	Claims       []Claim       `json:"claims"`
	Conflicts    []Conflict    `json:"conflicts"`
	Messages     []Message     `json:"messages"`
}

// Generator says what made the report.
type Generator struct {
	Version string `json:"version"`
	Model   string `json:"model"` // "sha256:…" of the encoder's weights
}

// Range is a half-open range of UTF-16 code units in a document's text.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Failure is a file that gave no document, and why: a message id with its arguments.
type Failure struct {
	Source string `json:"source"`
	SHA256 string `json:"sha256"`
	ID     string `json:"id"`
	Args   Args   `json:"args"`
}

// Message tells the reader something about documents or the whole; see messages.go for every id.
type Message struct {
	ID    string   `json:"id"`
	Level string   `json:"level"` // note, warning, error
	Docs  []string `json:"docs"`
	Args  Args     `json:"args"`
}

// Args are a message's arguments, by the name its string has for them.
type Args map[string]string
