package article
import ("testing";"os";"strings";"regexp";"strconv";"fmt";"muqabala/compare/text")
func TestScratchMM(t *testing.T) {
	dir := os.Getenv("MMDIR"); if dir == "" { t.Skip() }
	src, _ := os.ReadFile(dir+"/data.go")
	entry := regexp.MustCompile(`(?s)\{\s*URL:.*?\n\t\}`)
	strs := regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)
	field := func(e, name string) []string {
		m := regexp.MustCompile(`(?s)\b`+name+`:\s*(?:\[\]string)?\{?((?:\s*"(?:[^"\\]|\\.)*",?)*)`).FindStringSubmatch(e)
		if m == nil { return nil }
		var out []string
		for _, q := range strs.FindAllString(m[1], -1) { s, _ := strconv.Unquote(q); out = append(out, s) }
		return out
	}
	norm := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	tp, fp, fn, tn := 0, 0, 0, 0
	only := os.Getenv("ONLY")
	for _, e := range entry.FindAllString(string(src), -1) {
		f := field(e, "File"); if len(f) != 1 { continue }
		if only != "" && !regexp.MustCompile(only).MatchString(f[0]) { continue }
		data, err := os.ReadFile(dir+"/files/"+f[0]); if err != nil { continue }
		docs, _ := Read(Source{Name: f[0], Data: data})
		var b []string
		for _, d := range docs {
			off := text.NewOffsets(d.Text)
			for _, bl := range d.Blocks { if (bl.TakesPart() || bl.Aside != nil && *bl.Aside == "repeat") && bl.Role != "headline" { b = append(b, off.Slice(bl.Start, bl.End)) } }
		}
		got := norm(strings.Join(b, "\n"))
		var miss, extra []string
		for _, w := range field(e, "With") { if strings.Contains(got, norm(w)) { tp++ } else { fn++; miss = append(miss, w) } }
		for _, w := range field(e, "Without") { if strings.Contains(got, norm(w)) { fp++; extra = append(extra, w) } else { tn++ } }
		if len(miss)+len(extra) > 0 { fmt.Printf("%s\tMISS %q\tEXTRA %q\n", f[0], miss, extra) }
	}
	p, r := float64(tp)/float64(tp+fp), float64(tp)/float64(tp+fn)
	fmt.Printf("P %.3f R %.3f F %.3f tp %d fp %d fn %d tn %d\n", p, r, 2*p*r/(p+r), tp, fp, fn, tn)
}
