// Package pdf reads the text of PDF files (ISO 32000-1): paragraphs in reading order, Arabic in logical order.
//
//	paragraphs, err := pdf.Read(data, limits)
//
// A PDF holds no text but signs put at places. object.go finds the file's objects, font.go says which letters a sign
// stands for, content.go where each is put; layout.go makes lines of them, columns.go puts these in order, paragraph.go
// joins them, and bidi.go turns what was put from left to right into the order in which it is read.
//
// # Why by hand
//
// The files come from anywhere and the page must not hang or fall, so every step here is bounded: the libraries that we
// tried allocate what a damaged number asks for, unpack a stream again for each object in it, and refuse a file whose
// table of contents is damaged. None is kept here: objects are found where they stand, which a damaged or a shortened
// file survives. Nothing panics, and nothing takes more than its [Limits].
//
// # Not read
//
// Files under a password other than the empty one ([ErrEncrypted]), pictures of pages ([NoTextError]), text in composite
// fonts that say nothing of their letters (U+FFFD; a NoTextError where that is most of it), what stands outside the part
// of a page that is shown, text that stands on its head or climbs a margin.
package pdf
