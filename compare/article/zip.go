package article

import (
	"archive/zip"
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"

	"muqabala/compare/report"
)

// reading gathers what a file gives, and what the files inside it give.
type reading struct {
	docs   []report.Document
	fails  []error
	files  int              // read so far
	chosen []report.Reading // by the reader
}

// choices gives what the reader chose for the file of that hash: an encoding of [Charsets] and the parts, or "".
func (r *reading) choices(sum string) (charset, parts string) {
	for _, c := range r.chosen {
		if c.SHA256 == sum && slices.Contains(Charsets, c.Charset) {
			charset = c.Charset
		}
		if c.SHA256 == sum {
			parts = c.Parts
		}
	}
	return charset, parts
}

// file reads src, which lies in depth containers.
func (r *reading) file(src Source, depth int) {
	format, sum := sniff(src.Name, src.Data), digest(src.Data)
	charset, parts := r.choices(sum)
	if src.Charset == "" {
		src.Charset = charset
	}
	add := func(ex *extract) *Error { return r.add(ex, src, sum, parts) }
	if src.Pasted {
		format = formatPaste
	}
	var fail *Error
	switch {
	case r.files >= maxArticles:
		fail = &Error{ID: report.MsgUnpacksTooFar, Args: report.Args{"limit": strconv.Itoa(maxArticles)}}
	case len(src.Data) > maxBytes:
		fail = tooLarge(maxBytes)
	case format == formatZip && depth > 0:
		fail = &Error{ID: report.MsgZipNested, Args: report.Args{}}
	case format == formatZip:
		fail = r.archive(src)
	case format == formatEML:
		r.files++
		fail = r.mail(src, depth, add)
	default:
		r.files++
		var ex *extract
		ex, fail = guarded(format, func() (*extract, *Error) { return open(format, src) })
		if fail == nil {
			fail = add(ex)
		}
	}
	if fail != nil {
		fail.Source, fail.SHA256 = src.Name, sum
		r.fails = append(r.fails, fail)
	}
}

// add makes documents of an extract, unless it has more paragraphs than anybody compares.
func (r *reading) add(ex *extract, src Source, sum, parts string) *Error {
	if len(ex.spans) > maxParagraphs {
		return tooMany(maxParagraphs)
	}
	r.docs = append(r.docs, ex.documents(src.Name, sum, len(src.Data), parts)...)
	return nil
}

// archive reads the files in a zip file, each on its own.
func (r *reading) archive(src Source) *Error {
	z, err := openZip(src.Data)
	if err != nil {
		return refused(formatZip, err)
	}
	if len(z.File) > maxEntries {
		return &Error{ID: report.MsgUnpacksTooFar, Args: report.Args{"limit": strconv.Itoa(maxEntries)}}
	}
	found := len(r.docs) + len(r.fails)
	var m meter
	for _, f := range z.File {
		name := inside(f.Name)
		if passedOver(name) || f.FileInfo().IsDir() {
			continue
		}
		if fail := r.entry(f, src.Name+"/"+name, &m); fail != nil {
			fail.Source, fail.SHA256 = src.Name+"/"+name, digest(nil)
			r.fails = append(r.fails, fail)
		}
	}
	if len(r.docs)+len(r.fails) == found {
		return &Error{ID: report.MsgZipNothing, Args: report.Args{}}
	}
	return nil
}

// entry reads one file of an archive.
func (r *reading) entry(f *zip.File, name string, m *meter) *Error {
	if f.Flags&1 != 0 {
		return &Error{ID: report.MsgZipEncrypted, Args: report.Args{}}
	}
	data, err := m.file(f)
	if err != nil {
		return refused(formatZip, err)
	}
	r.file(Source{Name: name, Data: data}, 1)
	return nil
}

func openZip(data []byte) (*zip.Reader, error) {
	return zip.NewReader(bytes.NewReader(data), int64(len(data)))
}

// file unpacks one entry.
func (m *meter) file(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return m.read(r, int64(f.CompressedSize64))
}

// inside cleans the name of an entry: no way out of the archive, and nothing that is no text.
func inside(name string) string {
	name = strings.ToValidUTF8(strings.ReplaceAll(name, `\`, "/"), "\ufffd")
	return strings.TrimPrefix(path.Clean("/"+name), "/")
}

// beside are extensions of files that lie beside articles and hold none: what belongs to a saved page, pictures, sound.
var beside = " .css .js .mjs .map .json .png .jpg .jpeg .gif .svg .webp .avif .ico .bmp .tif .tiff .heic .woff .woff2 .ttf .otf .eot .mp3 .mp4 .m4a .mov .avi .webm .wav .ogg .exe .dll .db .ini "

// passedOver reports whether an entry of an archive is no article, and needs no mention.
func passedOver(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(base, ".") || base == "" || strings.HasPrefix(name, "__MACOSX/") ||
		path.Ext(base) != "" && strings.Contains(beside, " "+strings.ToLower(path.Ext(base))+" ")
}
