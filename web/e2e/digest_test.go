package e2e

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// The second article of the digest, as another newsroom has it.
const dams = `Rain lifts the level of dams in the north

Rainfall this week has brought the fill rate of the northern dams to 61 %, according to the basin agency, against 48 % a year earlier on the same date.

Farmers hope that the reserves will last until autumn, their federation said.
`

// A review of the press holds two articles. It is read as one, and says so; the reader has each be a version, finds and
// compares them by their own names, and joins them again. Undo and redo do the same, and a session file keeps it.
func TestEachArticleIsAVersion(t *testing.T) {
	s := open(t, "lang=en", heldBack)
	s.drop(written(t, "review.txt", inputOf(t, "digest-fr")), written(t, "rain.txt", dams))
	s.until(`document.querySelectorAll(".file").length === 2`)
	headlines := func(want ...string) {
		t.Helper()
		s.until(`[...document.querySelector(".file").querySelectorAll(".version .headline-words")].map(e => e.textContent.replace(/\s/g, " ")).join("; ") === ` + quoted(strings.Join(want, "; ")) + ` &&
			!document.querySelector(".progress")`)
	}
	const review, rain = "Revue de presse du 10 avril", "La pluie fait monter le niveau des barrages du nord"
	headlines(review)
	s.sees(".file", "review FR seems to hold 2 articles and is read as one. It can be parted at its headlines.")
	s.sees(".goon a", "Compare the 2 versions")
	whole := s.rest()

	const field = `.file:first-of-type [data-field=parts]`
	s.set(field, "articles")
	headlines(review, rain)
	s.sees(".file", "The file is parted at its headlines into 2 articles: review (1) FR, review (2) FR. They are compared as separate versions.")
	s.sees(".goon a", "Compare the 3 versions")
	parted := s.rest()
	if strings.Contains(s.text(".file"), "is read as one") {
		t.Error("the parted file is still said to be read as one")
	}

	s.click(".goon a")
	s.until(`document.querySelector(".rows[aria-busy=false]")`)
	s.choose("left", "review\u00a0(2)")
	s.choose("right", "rain")
	s.sees(".cell.left .text", rain, "taux de remplissage des barrages", "Les agriculteurs espèrent")
	if got := s.text(".cell.left .text"); strings.Contains(got, "intrusion") {
		t.Errorf("the second article shows words of the first: %s", got)
	}
	if got := s.text(".row[data-tie=same] .text, .row[data-tie=partial] .text"); !strings.Contains(got, "barrages") || !strings.Contains(got, "northern dams") {
		t.Errorf("the second article and its other version are not linked: %q", got)
	}
	s.choose("left", "review\u00a0(1)")
	s.sees(".cell.left .text", "a démenti jeudi toute intrusion")
	if got := s.text(".cell.left .text"); strings.Contains(got, "barrages") {
		t.Errorf("the first article shows words of the second: %s", got)
	}

	s.click(".step[href='#files']")
	s.until(`document.querySelector("` + field + `")`)
	s.set(field, "one")
	headlines(review)
	s.sees(".goon a", "Compare the 2 versions")
	s.must(s.Chord("z"))
	headlines(review, rain)
	if got := s.rest(); got != parted {
		t.Errorf("the joining undone, the session is not what it was: %s", differ(got, parted))
	}
	if v := eval[string](s, `document.querySelector("`+field+`").value`); v != "articles" {
		t.Errorf("the field says %q", v)
	}
	s.must(s.Chord("z"))
	headlines(review)
	if got := s.rest(); got != whole {
		t.Errorf("the parting undone, the session is not what it was: %s", differ(got, whole))
	}
	s.must(s.Chord("Z")) // with Shift
	headlines(review, rain)

	s.drop(written(t, "session.json", eval[string](s, `state().then(() => given.text())`)))
	headlines(review, rain)
	if got, want := sorted(t, s.rest()), sorted(t, parted); got != want {
		t.Errorf("opened again, the session is not what it was: %s", differ(got, want))
	}
}

// inputOf is the text of one of the cases of reading.
func inputOf(t *testing.T, name string) string {
	t.Helper()
	file := string(content(t, filepath.Join(root, "testdata/cases/reading", name+".txtar")))
	_, rest, _ := strings.Cut(file, "-- input.txt --\n")
	text, _, ok := strings.Cut(rest, "-- documents --\n")
	if !ok {
		t.Fatalf("%s has no input.txt and documents", name)
	}
	return text
}

// sorted is JSON with the keys of its objects in order.
func sorted(t *testing.T, text string) string {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	return asJSON(t, v)
}
