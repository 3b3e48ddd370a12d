package article
import ("testing";"os")
func TestScratchShow(t *testing.T) {
	f := os.Getenv("SHOW"); if f == "" { t.Skip() }
	data, _ := os.ReadFile(f)
	docs, err := Read(Source{Name: f, Data: data})
	Number(docs)
	t.Log(err); t.Log("\n"+listing(docs))
}
