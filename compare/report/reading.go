package report

// Reading is what a reader corrected of how one file is read.
type Reading struct {
	SHA256   string     `json:"sha256"`             // of the file
	Charset  string     `json:"charset,omitempty"`  // the encoding to read it in
	Parts    string     `json:"parts,omitempty"`    // how it is parted into versions: PartsOne, PartsArticles, or as reading finds it
	Roles    []RoleAt   `json:"roles,omitempty"`    // of passages
	Metadata []Metadata `json:"metadata,omitempty"` // of versions
}

// How a reader wants a file parted that is not read so by itself.
const (
	PartsOne      = "one"      // one version, whatever the file holds
	PartsArticles = "articles" // each article of a digest is a version
)

// RoleAt gives the blocks at a place another role. It holds by place and quote, as a [Decision] does.
type RoleAt struct {
	Part  int    `json:"part"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Quote string `json:"quote"`
	Role  string `json:"role"`
}

// Metadata is what a reader says about a version, nil where the file is believed. An empty string says that there is
// none.
type Metadata struct {
	Part      int     `json:"part"`
	Title     *string `json:"title,omitempty"`
	Outlet    *string `json:"outlet,omitempty"`
	Byline    *string `json:"byline,omitempty"`
	Published *string `json:"published,omitempty"` // ISO 8601
}
