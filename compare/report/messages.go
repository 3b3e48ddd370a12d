package report

// Every message id, in one place. Each has a string in the three interface languages (compare/export/strings) and a
// test that causes it; a test holds both.
const (
	MsgEmptyFile       = "empty-file"         // failure: no bytes, or only white space
	MsgBinaryFile      = "binary-file"        // failure: bytes that are no text
	MsgNotUTF8         = "not-utf8"           // failure: text in another encoding; args: byte (offset of the first bad byte)
	MsgDamagedText     = "damaged-text"       // warning on a document: characters that could not be read; args: count
	MsgNoParagraph     = "no-paragraph"       // failure: text without a single letter or digit
	MsgTooLarge        = "too-large"          // failure: args: limit
	MsgDamagedFile     = "damaged-file"       // failure: args: format
	MsgUnsupported     = "unsupported-format" // failure: a format that is known and not read; args: format
	MsgUnpacksTooFar   = "unpacks-too-far"    // failure: a file that unpacks to more than is read; args: limit
	MsgZipNested       = "zip-nested"         // failure: an archive inside an archive
	MsgZipEncrypted    = "zip-encrypted"      // failure: a file of an archive under a password
	MsgZipNothing      = "zip-nothing"        // failure: an archive without a file that could be an article
	MsgOfficeEncrypted = "office-encrypted"   // failure: a document under a password
	MsgPDFEncrypted    = "pdf-encrypted"      // failure: a PDF under a password
	MsgPDFNoText       = "pdf-no-text"        // failure: a PDF of pictures; args: pages
	MsgMailNoText      = "mail-no-text"       // failure: a mail without a text
	MsgSplitVersions   = "split-versions"     // note on a document: its file holds several versions; args: count
	MsgSeveralArticles = "several-articles"   // note on a document: its file seems to hold several articles of one language, and is read as one; args: count
	MsgSplitArticles   = "split-articles"     // note on a document: by the reader's choice, its file is parted into its articles; args: count
	MsgRepeatsAside    = "repeats-aside"      // note: paragraphs that repeat earlier ones are set aside; args: count
	MsgFurnitureAside  = "furniture-aside"    // note: page furniture is set aside; args: count
	MsgIdentical       = "identical"          // note on two documents: the same text twice
	MsgNearCopy        = "near-copy"          // note on two documents: nearly the same text
	MsgOtherStatement  = "other-statement"    // note on two documents: the same matter, another statement
	MsgNoCommonContent = "no-common-content"  // warning on two documents: nothing in common
	MsgOneVersion      = "one-version"        // note: only one version, and what to do next
	MsgHijriDate       = "hijri-date"         // note on a document: its date was worked out from a Hijri one; args: date (as printed)
	MsgUnknownLanguage = "unknown-language"   // warning on a document: neither Arabic, French nor English
	MsgDecisionLost    = "decision-lost"      // warning: a decision's quote is no longer there; args: quote
)

// The levels of a message.
const (
	LevelNote    = "note"
	LevelWarning = "warning"
	LevelError   = "error"
)

// Messages gives the level and the argument names of every id.
var Messages = map[string]struct {
	Level string
	Args  []string
}{
	MsgEmptyFile:       {LevelError, nil},
	MsgBinaryFile:      {LevelError, nil},
	MsgNotUTF8:         {LevelError, []string{"byte"}},
	MsgDamagedText:     {LevelWarning, []string{"count"}},
	MsgNoParagraph:     {LevelError, nil},
	MsgTooLarge:        {LevelError, []string{"limit"}},
	MsgDamagedFile:     {LevelError, []string{"format"}},
	MsgUnsupported:     {LevelError, []string{"format"}},
	MsgUnpacksTooFar:   {LevelError, []string{"limit"}},
	MsgZipNested:       {LevelError, nil},
	MsgZipEncrypted:    {LevelError, nil},
	MsgZipNothing:      {LevelError, nil},
	MsgOfficeEncrypted: {LevelError, nil},
	MsgPDFEncrypted:    {LevelError, nil},
	MsgPDFNoText:       {LevelError, []string{"pages"}},
	MsgMailNoText:      {LevelError, nil},
	MsgSplitVersions:   {LevelNote, []string{"count"}},
	MsgSeveralArticles: {LevelNote, []string{"count"}},
	MsgSplitArticles:   {LevelNote, []string{"count"}},
	MsgRepeatsAside:    {LevelNote, []string{"count"}},
	MsgFurnitureAside:  {LevelNote, []string{"count"}},
	MsgIdentical:       {LevelNote, nil},
	MsgNearCopy:        {LevelNote, nil},
	MsgOtherStatement:  {LevelNote, nil},
	MsgNoCommonContent: {LevelWarning, nil},
	MsgOneVersion:      {LevelNote, nil},
	MsgHijriDate:       {LevelNote, []string{"date"}},
	MsgUnknownLanguage: {LevelWarning, nil},
	MsgDecisionLost:    {LevelWarning, []string{"quote"}},
}
