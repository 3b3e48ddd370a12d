// Package css stands in the place of bluemonday's of that name, which judges the values of styles by sixty regular
// expressions and compiles them whenever a program starts. The page's engine is built with it (Makefile): our policy lets
// no style through, so that nobody asks.
package css

// GetDefaultHandler gives the judge of a property: none is allowed any value.
func GetDefaultHandler(string) func(value string) bool { return func(string) bool { return false } }
