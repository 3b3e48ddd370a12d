package article

import (
	"strings"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// Texts that people send each other come with what their programs put around them: the head of a mail that was passed
// on, the mail that an answer quotes, and in an exported chat a date, a time and a name before every message. All of it is
// set aside, and so is the note above a mail that was passed on.

// letters gives the paragraphs of a plain text, parted once more where a chat's messages begin, and a hint for each; no
// hints where there is nothing of the kind.
func letters(s string, spans []text.Span) ([]text.Span, []string) {
	if out, hints := chat(s, spans); hints != nil {
		return out, hints
	}
	hints := make([]string, len(spans))
	passed, quoted := passedOn(s, spans, hints), quotedMail(s, spans, hints)
	if !passed && !quoted {
		return spans, nil
	}
	return spans, hints
}

// chatHead is what WhatsApp and its like write before a message: the date, the time, and who sent it unless the program
// itself says something.
var chatHead = lazily(`^[\x{200e}\x{200f}\x{202a}-\x{202e}]*\[?[\d٠-٩]{1,4}\x{200f}?[/.-][\d٠-٩]{1,2}\x{200f}?[/.-][\d٠-٩]{2,4}[,،]? (?:à |at )?[\d٠-٩]{1,2}:[\d٠-٩]{2}(?::[\d٠-٩]{2})?(?:[ \x{a0}\x{202f}]?(?i:[ap]\.?m\.?|ص|م))?(?:\]| -) ?([^:\n]{1,60}: )?`)

// chat parts the messages of an exported chat from what stands before each.
func chat(s string, spans []text.Span) ([]text.Span, []string) {
	if len(spans) == 0 || strings.IndexByte("[0123456789\xd9\xe2", s[spans[0].Start]) < 0 || chatHead().FindStringIndex(s[spans[0].Start:spans[0].End]) == nil {
		return nil, nil
	}
	var out []text.Span
	var hints []string
	add := func(start, end int, hint string) {
		at := trimmed(s[start:end])
		out, hints = append(out, text.Span{Start: start + at.Start, End: start + at.End}), append(hints, hint)
	}
	named := 0
	for _, span := range spans {
		at := chatHead().FindStringSubmatchIndex(s[span.Start:span.End])
		switch {
		case at == nil:
			add(span.Start, span.End, "")
		case at[2] < 0 || byProgram(s[span.Start+at[1]:span.End]):
			add(span.Start, span.End, report.RoleFurniture)
		default:
			named++
			add(span.Start, span.Start+at[1], report.RoleFurniture)
			add(span.Start+at[1], span.End, "")
		}
	}
	if named < 2 {
		return nil, nil
	}
	return out, hints
}

// byProgram reports whether a message stands for what is no text («<Media omitted>»), or is empty. WhatsApp marks what
// it says itself so that it reads from left to right.
func byProgram(message string) bool {
	message = strings.TrimSpace(message)
	return message == "" || strings.HasPrefix(message, "\u200e") || strings.HasPrefix(message, "<") && strings.HasSuffix(message, ">")
}

// passedOn hints at mails that were passed on or answered: the line that says so, the head below it, and the shorter of
// what stands before and behind.
func passedOn(s string, spans []text.Span, hints []string) bool {
	for i := 0; i+1 < len(spans); i++ {
		if !furniture.is(joinFolded(s[spans[i].Start:spans[i].End]), "passed") || !headLine(s[spans[i+1].Start:spans[i+1].End]) {
			continue
		}
		body := i + 1
		for body < len(spans) && headLine(s[spans[body].Start:spans[body].End]) {
			body++
		}
		from, to := i, body
		if body < len(spans) && spans[i].End < spans[len(spans)-1].End-spans[body].Start {
			from = 0
		} else {
			to = len(spans)
		}
		for k := from; k < to; k++ {
			hints[k] = report.RoleFurniture
		}
		return true
	}
	return false
}

// headLine reports whether a line is one of a mail's head: «De : …».
func headLine(line string) bool {
	name, _, ok := strings.Cut(line, ":")
	return ok && len(name) < 40 && furniture.is(joinFolded(name), "head")
}

// quotedMail hints at the lines of a mail that is quoted, if they are less than half of the text, and at the line that
// says whose they are.
func quotedMail(s string, spans []text.Span, hints []string) bool {
	quoted, all := 0, 0
	for _, span := range spans {
		if all += span.End - span.Start; s[span.Start] == '>' {
			quoted += span.End - span.Start
		}
	}
	if quoted == 0 || 2*quoted >= all {
		return false
	}
	for i, span := range spans {
		if s[span.Start] != '>' {
			continue
		}
		hints[i] = report.RoleFurniture
		if i > 0 && saysWhose(s[spans[i-1].Start:spans[i-1].End]) {
			hints[i-1] = report.RoleFurniture
		}
	}
	return true
}

// saysWhose reports whether a line announces somebody's mail: it ends with a colon and has an address or a date.
func saysWhose(line string) bool {
	return strings.HasSuffix(line, ":") && (strings.Contains(line, "@") || len(text.Dates(line)) > 0)
}
