// Package compare is Muqabala's engine: it holds several versions of one statement against each other, in Arabic,
// French and English, and reports what each says that others do not.
//
//	engine, err := compare.New(weights.Data)
//	rep, err := engine.Compare(ctx, []compare.Source{{Name: "004.txt", Data: data}, …}, compare.Options{})
//
// # The pipeline
//
//	article   bytes → documents: paragraphs with roles, sentences, versions of a bilingual file
//	encoder   sentences → vectors that mean the same in every language
//	align     two documents' vectors → links between sentences
//	detail    links → passages that one version has and another lacks
//	claim     sentences → who is made to answer for them
//
// Each stage is a package that knows nothing of those behind it; this one joins them and fills a [report.Report], which
// is all that printers and the page see.
//
// # What it promises
//
// The same files give the same report, byte for byte, in any order and on any platform. Nothing is paraphrased: all
// that is quoted is a slice of a document's text. A file that cannot be read is named in Failures, with the reason, and
// takes nothing else down with it.
package compare

import (
	"context"
	"fmt"

	"muqabala/compare/article"
	"muqabala/compare/detail"
	"muqabala/compare/encoder"
	"muqabala/compare/report"
)

// Version is the version of Muqabala.
const Version = "0.1.0"

// Source is a file as it was dropped.
type Source = article.Source

// Options change a comparison.
type Options struct {
	Decisions []report.Decision // the reader's corrections
	Reading   []report.Reading  // and those of how the files are read
	Progress  func(Progress)    // called often; it may let the host's event loop run

	// Early is called with the report as far as alignment goes, where the rest will take a while, and where Slow, if there
	// is one, says then that the comparison does. It must not keep the report.
	Early func(*report.Report)
	Slow  func() bool
}

// Progress says how far a comparison is.
type Progress struct {
	Stage       string // StageRead, StageEncode, StageAlign or StageDetail
	Done, Total int    // files, sentences, pairs of documents or links
	Source      string // the file at work, or ""
}

// The stages of a comparison.
const (
	StageRead   = "read"
	StageEncode = "encode"
	StageAlign  = "align"
	StageDetail = "detail"
)

// Engine compares. It keeps the vectors of the sentences it has seen, so that comparing again, with one file more or
// with the reader's corrections, costs only what is new. It is not safe for concurrent use.
type Engine struct {
	model   *encoder.Model
	helpers []Helper
	scrap   *scrap            // of their jobs
	senses  map[string]*sense // of sentences, by their text

	weights map[string]*detail.Weights // of sides held against each other, by their words

	spans, stretches, weighed shelf
	hand                      hand // while it is another's helper
	files                     []opened
	begun                     *ahead // nil where nothing was
}

// New opens an engine on the built model file (compare/encoder/weights).
func New(model []byte) (*Engine, error) {
	m, err := encoder.Load(model)
	if err != nil {
		return nil, fmt.Errorf("compare: opening the engine: %w", err)
	}
	return newEngine(m), nil
}

func newEngine(m *encoder.Model) *Engine {
	return &Engine{model: m, scrap: new(scrap), senses: map[string]*sense{}, weights: map[string]*detail.Weights{},
		spans: shelf{most: mostWords}, stretches: shelf{most: mostStretches}, weighed: shelf{most: mostWeighed}}
}

// Model is the id of the engine's model, "sha256:…".
func (e *Engine) Model() string { return e.model.ID() }

// Compare reads the sources and compares every version with every other. It fails only when the context ends.
func (e *Engine) Compare(ctx context.Context, sources []Source, opt Options) (*report.Report, error) {
	c := newComparison(ctx, e, sources, opt)
	defer func() { c.ahead.leave() }()
	for _, step := range []func() error{c.read, c.encode, c.align, c.hold, c.early, c.detail, c.finish} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return c.rep, nil
}

func newComparison(ctx context.Context, e *Engine, sources []Source, opt Options) *comparison {
	return &comparison{ctx: ctx, engine: e, opt: opt, rep: empty(e.Model()), sources: sources, decided: map[report.Place]bool{},
		sides: map[string]*detail.Side{}, values: map[*version][]value{}, common: map[[2]*version][]answer{}}
}

// comparison is one run through the pipeline; each step fills its part of the report.
type comparison struct {
	ctx      context.Context
	engine   *Engine
	opt      Options
	rep      *report.Report
	sources  []Source
	texts    []version
	bitexts  []*bitext                    // every pair of documents, in order
	sides    map[string]*detail.Side      // of several sentences, by their words
	ahead    *crew                        // reads sentences closely while alignment is under way
	held     []*held                      // the links whose sides are held against each other, in order
	looked   map[*version]map[int][]*look // the sides that each sentence of a version stands in
	values   map[*version][]value         // numbers, dates and weekdays, in order
	common   map[[2]*version][]answer     // whether the second has the values of the first anywhere
	decided  map[report.Place]bool        // places of the reader’s links and cuts whose words are still there
	verdicts []report.Decision            // same and different, where all their words are still there
}

func empty(model string) *report.Report {
	return &report.Report{
		Schema: report.Schema, Generator: report.Generator{Version: Version, Model: model},
		Documents: []report.Document{}, Failures: []report.Failure{}, Pairs: []report.Pair{}, Origins: []report.Origin{},
		Values: []report.Value{}, Entities: []report.Entity{}, Links: []report.Link{}, Details: []report.Detail{},
		Attributions: []report.Attribution{}, Claims: []report.Claim{}, Conflicts: []report.Conflict{}, Messages: []report.Message{},
	}
}

// progress reports and tells whether the comparison is still wanted.
func (c *comparison) progress(stage string, done, total int, source string) error {
	if c.opt.Progress != nil {
		c.opt.Progress(Progress{stage, done, total, source})
	}
	return c.ctx.Err()
}
