// Package protocol is the conversation between the page and the engine in its worker. It is plain Go, so that it is
// tested natively; web/protocol.ts is its twin, and a test of this package reads it.
//
// Every message has {v, type, id}. The page sends init, read, remove, compare, recompute and cancel; the worker answers
// with ready, progress, read, report, cancelled and failed. An answer carries the id of the request it answers. A
// message of another version is answered with failed and has no other effect.
//
// # Order
//
// Requests are done one after the other, in the order they came. Cancel alone acts at once: it ends the comparison that
// runs and every one that waits, and each of them is answered with cancelled under its own id.
package protocol

import (
	"io"

	"muqabala/compare/report"
)

// Version is the version of the protocol that this build speaks.
const Version = 1

// The types of the page's messages.
const (
	TypeInit      = "init"      // the model is there: open the engine
	TypeRead      = "read"      // files: read them and keep them for comparing
	TypeRemove    = "remove"    // forget the files that one read request brought
	TypeCompare   = "compare"   // compare all files kept
	TypeRecompute = "recompute" // compare them under the reader's decisions
	TypeCancel    = "cancel"    // end what compares
)

// The types of the worker's messages. A read request is answered with a read message.
const (
	TypeReady     = "ready"
	TypeProgress  = "progress"
	TypeReport    = "report"
	TypeCancelled = "cancelled"
	TypeFailed    = "failed"
)

// Header stands at the head of every message.
type Header struct {
	V    int    `json:"v"`
	Type string `json:"type"`
	ID   int    `json:"id"`
}

// Request is a message of the page. Bytes travel beside the JSON: the host fills them in.
type Request struct {
	Header
	Files     []File            `json:"files"`     // read
	Read      int               `json:"read"`      // remove: id of the read request whose files go
	Decisions []report.Decision `json:"decisions"` // recompute
	Reading   []report.Reading  `json:"reading"`   // recompute: how the files are to be read
}

// File is a dropped file.
type File struct {
	Name    string `json:"name"`
	Charset string `json:"charset"` // the encoding that the reader chose, or ""
	Pasted  bool   `json:"pasted"`  // it is what the reader pasted
	Bytes   []byte `json:"-"`
}

// Ready says that the engine is open.
type Ready struct {
	Header
	Version string `json:"version"` // of Muqabala
	Model   string `json:"model"`   // id of the model
}

// Progress says how far a request is.
type Progress struct {
	Header
	Stage  string `json:"stage"` // read, encode, align
	Done   int    `json:"done"`
	Total  int    `json:"total"`
	Source string `json:"source"` // file at work, or ""
}

// Read answers a read request: the versions found and the files that gave none. The documents travel as the bytes of their JSON.
type Read struct {
	Header
	Documents []report.Document `json:"documents"`
	Failures  []report.Failure  `json:"failures"`
}

// Report answers compare and recompute. The report travels beside the other fields: Print writes the bytes that the
// command line would print.
type Report struct {
	Header
	Complete bool                    `json:"complete"`
	Print    func(w io.Writer) error `json:"-"`
}

// Cancelled answers a comparison that was cancelled.
type Cancelled struct{ Header }

// Failed answers a request that could not be done, with what to do about it.
type Failed struct {
	Header
	Message string `json:"message"`
	Hint    string `json:"hint"`
}
