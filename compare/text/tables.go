package text

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed tables/abbreviations.txt
var abbreviationTable string

//go:embed tables/function-words.txt
var functionWordTable string

// Rows splits a table file into its rows of tab-separated fields. Empty lines and lines that start with # are comments.
func Rows(table string) [][]string {
	var out [][]string
	for _, line := range strings.Split(table, "\n") {
		line = strings.TrimRight(line, " \r")
		if line != "" && line[0] != '#' {
			out = append(out, strings.Split(line, "\t"))
		}
	}
	return out
}

// functionWords gives the language of the folded words that hold sentences together. A word of two languages counts
// for both ("a", "on").
var functionWords = sync.OnceValue(readFunctionWords)

func readFunctionWords() map[string][]string {
	out := map[string][]string{}
	for _, row := range Rows(functionWordTable) {
		for _, w := range strings.Fields(row[1]) {
			f := Fold(w)
			if !has(out[f], row[0]) {
				out[f] = append(out[f], row[0])
			}
		}
	}
	return out
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// IsFunctionWord reports whether a folded word holds sentences together (of, dans, التي) in a language that we read.
func IsFunctionWord(fold string) bool {
	for _, lang := range functionWords()[fold] {
		if lang != "other" {
			return true
		}
	}
	return false
}

//go:embed tables/reporting.txt
var reportingTable string

var reportingWords = sync.OnceValue(readReportingWords)

func readReportingWords() map[string]bool {
	out := map[string]bool{}
	for _, row := range Rows(reportingTable) {
		for _, w := range strings.Fields(row[1]) {
			out[Fold(w)] = true
		}
	}
	return out
}

// IsReporting reports whether a folded word is a verb that reports what somebody says (added, souligné, وأضاف).
func IsReporting(fold string) bool { return reportingWords()[fold] }
