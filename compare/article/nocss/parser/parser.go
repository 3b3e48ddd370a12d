// Package parser stands in the place of a parser of CSS that bluemonday brings along for policies that let styles
// through. Ours lets none through (sanitize.go), and the parser compiles thirty regular expressions whenever a program
// starts, which the page's readers would wait for.
package parser

import "errors"

// Declaration is one of a style: color: red.
type Declaration struct{ Property, Value string }

var errNoStyles = errors.New("nocss: parsing a style: the policy of this program lets none through")

// ParseDeclarations parses no style: bluemonday drops one that cannot be parsed.
func ParseDeclarations(string) ([]*Declaration, error) { return nil, errNoStyles }
