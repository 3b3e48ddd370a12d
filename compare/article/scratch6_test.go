package article
import ("testing";"os";"fmt";"strings")
func TestScratchFind(t *testing.T) {
	f := os.Getenv("WHY"); if f == "" { t.Skip() }
	w := os.Getenv("WORDS")
	data, _ := os.ReadFile(f)
	d, fail := decodePage(data, "", ""); if fail != nil { t.Log(fail); return }
	p, fx := readWhole(d.text)
	a := p.findArticle(fx.titles())
	path := func(x *box) string { s := ""; for ; x != nil; x = x.parent { c := "" ; if x.weight.foreign && (x.parent == nil || !x.parent.weight.foreign) { c = "!!" }; if x == a.core { c = "@@" + c }; if x.weight.inside && (x.parent==nil || !x.parent.weight.inside) { c = "++"+c }; s += " < " + c + x.tag + fmt.Sprintf("%03x", x.says) }; return s }
	fmt.Printf("blocks %d first %d last %d headline %d\n", len(p.blocks), a.first, a.last, a.headline)
	for i := range p.blocks { if strings.Contains(p.blocks[i].text, w) { b := p.blocks[i]; t := b.text; if len(t) > 60 { t = t[:60] }; fmt.Printf("  [%d] words %d linked %d/%d prose %v hint %s %q %s\n", i, b.words, b.linked, b.letters, a.prose[i], p.hint(&a, i), t, path(b.box)) } }
}
