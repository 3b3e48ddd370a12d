package report

// The roles of a block.
const (
	RoleHeadline  = "headline"
	RoleSubhead   = "subhead"
	RoleByline    = "byline"
	RoleDateline  = "dateline"
	RoleCaption   = "caption"
	RoleBody      = "body"
	RoleFurniture = "furniture"
)

// Why a block takes no part in the comparison. The role stays what it is.
const (
	AsideFurniture = "furniture"
	AsideRepeat    = "repeat"
	AsideReader    = "reader"
)

// Document is one version: a file, or the part of a file that is in one language.
type Document struct {
	ID            string    `json:"id"`
	Source        string    `json:"source"` // file name as dropped, no folder
	SHA256        string    `json:"sha256"` // of the file's bytes
	Bytes         int       `json:"bytes"`
	Part          int       `json:"part"`   // 0, or 1, 2, … when one file holds several versions
	Pieces        []Piece   `json:"pieces"` // of a part: where it stands in the whole decoded text
	Format        string    `json:"format"`
	Charset       string    `json:"charset"`
	Lang          string    `json:"lang"` // ar, fr, en, or und
	Dir           string    `json:"dir"`  // ltr or rtl
	Title         string    `json:"title"`
	Outlet        string    `json:"outlet"`
	Byline        string    `json:"byline"`
	URL           string    `json:"url"`
	Published     *string   `json:"published"`     // ISO 8601
	PublishedFrom *Range    `json:"publishedFrom"` // the slice it was read from, nil where a page’s metadata says it
	Text          string    `json:"text"`
	Blocks        []Block   `json:"blocks"`
	Messages      []Message `json:"messages"`
}

// Piece maps text[Start:End] of a part back to SourceStart in the whole decoded file.
type Piece struct {
	Start       int `json:"start"`
	End         int `json:"end"`
	SourceStart int `json:"sourceStart"`
}

// Block is a paragraph. The blocks of a document cover every character that is not white space, once each, in order.
type Block struct {
	ID          string     `json:"id"`
	Role        string     `json:"role"`
	Aside       *string    `json:"aside"` // nil while the block takes part
	Lang        string     `json:"lang"`
	Start       int        `json:"start"`
	End         int        `json:"end"`
	DuplicateOf *string    `json:"duplicateOf"` // id of the earlier block that this one repeats
	Sentences   []Sentence `json:"sentences"`
}

// Sentence is a sentence of a block. A block's sentences cover every character of it that is not white space.
type Sentence struct {
	ID    string `json:"id"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// TakesPart reports whether the block is compared: content that is not set aside. Furniture, bylines and datelines
// are content only when the reader restored them, which also changes their role.
func (b *Block) TakesPart() bool {
	if b.Aside != nil {
		return false
	}
	switch b.Role {
	case RoleHeadline, RoleSubhead, RoleBody, RoleCaption:
		return true
	}
	return false
}
