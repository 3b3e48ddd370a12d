package article
import ("testing";"os";"fmt")
func TestScratchWhy(t *testing.T) {
	f := os.Getenv("WHY"); if f == "" { t.Skip() }
	data, _ := os.ReadFile(f)
	d, fail := decodePage(data, "", ""); if fail != nil { t.Log(fail); return }
	p, fx := readPage(d.text)
	a := p.findArticle(fx.titles())
	path := func(x *box) string { s := ""; for ; x != nil; x = x.parent { c := "" ; if x.weight.foreign && (x.parent == nil || !x.parent.weight.foreign) { c = "!!" }; s += " < " + c + x.tag + fmt.Sprintf("%03x", x.says) }; return s }
	n, fo := 0, 0
	for i := range p.blocks { if a.prose[i] { n += p.blocks[i].letters; if p.foreign(i) { fo += p.blocks[i].letters } } }
	fmt.Printf("blocks %d prose letters %d foreign %d first %d last %d headline %d\n", len(p.blocks), n, fo, a.first, a.last, a.headline)
	k := 0
	for i := range p.blocks { if a.prose[i] && k < 6 { k++; b := p.blocks[i]; t := b.text; if len(t) > 60 { t = t[:60] }; fmt.Printf("  [%d] %v in %v %q %s\n", i, p.foreign(i), b.box.weight.inside, t, path(b.box)) } }
}
