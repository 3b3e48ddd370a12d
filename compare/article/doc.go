// Package article turns files into documents: it decodes them, parts them into paragraphs and versions, and says of each
// paragraph what it is for (headline, body, page furniture, …) and whether it repeats an earlier one.
//
// # Formats
//
// A format is a file of this package: txt.go, html.go, docx.go, odt.go, rtf.go, pdf.go (with a package of its own), eml.go
// (mails, and pages saved as one file), webarchive.go, zip.go. formats.go tells which one a file is by what it begins
// with; limits.go holds what of it is read at most. A format gives paragraphs with hints, an extract; what follows is the
// same for all of them: parts.go finds the versions of a bilingual file, digest.go the articles of a review of the press,
// roles.go the roles, repeats.go the repeats.
//
// A web page is read in one pass over its tags: html_tree.go makes boxes of its elements, html_marks.go says what each
// claims to be, html_blocks.go gathers the paragraphs; html_main.go finds the article among them, html_roles.go gives each
// its role, html_meta.go reads what the page says of itself, html_kept.go what it holds and does not show.
//
// # Setting aside
//
// Nothing is lost: every character of a file that is not white space stands in a block. What takes no part in the
// comparison keeps its role and says why in Aside; a reader brings it back. Rules therefore lean to one side: a name or a
// page label that passes as content does little harm, a sentence of the article set aside would be missed.
package article
