module muqabala

go 1.26.0

require (
	github.com/clipperhouse/uax29/v2 v2.7.0
	github.com/microcosm-cc/bluemonday v1.0.27
	github.com/sergi/go-diff v1.4.0
	golang.org/x/net v0.62.0
	golang.org/x/sys v0.49.0
	golang.org/x/text v0.43.0
	golang.org/x/tools v0.52.0
)

require github.com/aymerick/douceur v0.2.0 // indirect

replace github.com/aymerick/douceur => ./compare/article/nocss
