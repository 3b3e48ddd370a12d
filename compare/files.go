package compare

import (
	"encoding/json"
	"slices"
	"unsafe"

	"muqabala/compare/article"
	"muqabala/compare/report"
)

// opened is what a source was read as. It is never changed: whoever asks for it gets a copy.
type opened struct {
	key  string
	data []byte
	docs []report.Document
	err  error
}

// open reads a source, or remembers it: the page has a file read when it is dropped, and again in every comparison.
func (e *Engine) open(src Source) ([]report.Document, error) {
	key := fileKey(src)
	k := slices.IndexFunc(e.files, func(f opened) bool {
		return f.key == key && len(f.data) == len(src.Data) && unsafe.SliceData(f.data) == unsafe.SliceData(src.Data)
	})
	if k < 0 {
		docs, err := article.Read(src)
		k = len(e.files)
		e.files = append(e.files, opened{key, src.Data, docs, err})
	}
	return copied(e.files[k].docs), e.files[k].err
}

// fileKey is all but the bytes that decides how a source is read.
func fileKey(src Source) string {
	src.Data = nil
	key, err := json.Marshal(src)
	if err != nil {
		panic(err) // it holds nothing that JSON lacks
	}
	return string(key)
}

// forget drops the files that are not among sources.
func (e *Engine) forget(sources []Source) {
	e.files = slices.DeleteFunc(e.files, func(f opened) bool {
		return !slices.ContainsFunc(sources, func(s Source) bool { return unsafe.SliceData(s.Data) == unsafe.SliceData(f.data) })
	})
}

func copied(docs []report.Document) []report.Document {
	docs = slices.Clone(docs)
	for d := range docs {
		docs[d].Messages = slices.Clone(docs[d].Messages)
		docs[d].Blocks = slices.Clone(docs[d].Blocks)
		for b := range docs[d].Blocks {
			docs[d].Blocks[b].Sentences = slices.Clone(docs[d].Blocks[b].Sentences)
		}
	}
	return docs
}
