package article
import ("testing";"os";"strings";"path/filepath";"encoding/json";"muqabala/compare/text")
func TestScratchMoz(t *testing.T) {
	dir := os.Getenv("MOZDIR"); if dir == "" { t.Skip() }
	names, _ := filepath.Glob(dir+"/*/source.html")
	out := map[string]string{}
	for _, n := range names {
		data, _ := os.ReadFile(n)
		key := filepath.Base(filepath.Dir(n))
		docs, err := Read(Source{Name: key+".html", Data: data})
		if err != nil { t.Log(key, err) }
		var b []string
		for _, d := range docs {
			off := text.NewOffsets(d.Text)
			for _, bl := range d.Blocks { if bl.TakesPart() && bl.Role != "headline" { b = append(b, off.Slice(bl.Start, bl.End)) } }
		}
		out[key] = strings.Join(b, "\n")
	}
	j, _ := json.Marshal(out)
	os.WriteFile(dir+"/../../ours.json", j, 0o644)
}
