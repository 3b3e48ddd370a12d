package compare

import (
	"slices"
	"strings"
	"testing"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// What versions of the sample statement add inside sentences that the others have too.
func TestSampleDetails(t *testing.T) {
	rep := compare(t, Options{}, samples(t)...)
	tests := []struct{ in, lang, words, absent, reason string }{
		{"004", "fr", "appel téléphonique à Sa Majesté le Roi Mohammed VI en décembre 2020", "002", "a long clause without a comma"},
		{"002", "ar", "لملايين المغاربة", "004", "how many it concerns"},
		{"002", "ar", "الثلاثاء الماضي", "004", "one day is as near as another, so it is compared exactly"},
		{"002", "en", "Tuesday", "000", "the same in English against Arabic"},
	}
	for _, test := range tests {
		if !slices.ContainsFunc(rep.Details, func(d report.Detail) bool { return adds(rep, d, test.in, test.lang, test.words, test.absent) }) {
			t.Errorf("%s (%s): %q is not marked as absent from every %s (%s)", test.in, test.lang, test.words, test.absent, test.reason)
		}
	}
}

// What versions of the sample statement all say is not told as added.
func TestSampleTold(t *testing.T) {
	rep := compare(t, Options{}, samples(t)...)
	for _, test := range []struct{ in, lang, words, absent, reason string }{
		{"004", "fr", "actes criminels", "002", "the words are missing in one link, and told in another sentence that its own is linked to"},
		{"004", "fr", "qualifié aujourd", "000", "a verb of saying, and the day on which it is written"},
	} {
		if slices.ContainsFunc(rep.Details, func(d report.Detail) bool { return adds(rep, d, test.in, test.lang, test.words, test.absent) }) {
			t.Errorf("%s (%s): %q is marked as absent from every %s (%s)", test.in, test.lang, test.words, test.absent, test.reason)
		}
	}
}

// What one version of the sample statement is told to lack, by version.
func TestSampleVersions(t *testing.T) {
	rep := compare(t, Options{}, samples(t)...)
	for _, test := range []struct {
		in, words, lang, other string // words of a version, and the version that does or does not have them
		absent                 bool
		reason                 string
	}{
		{"000 ar", "المؤسسات المتضررة سارعت", "ar", "002", false, "a clause of a longer mark, which another link of the sentence says"},
		{"002 ar", "لملايين المغاربة", "fr", "004", true, "a clause which none says"},
		{"004 fr", "Ces cyberattaques sont sans aucun doute", "ar", "002", false, "its English translation says it, so the Arabic does"},
		{"004 fr", "ce qui constitue une grande victoire", "ar", "002", false, "said so by its English translation too"},
		{"004 fr", "appel téléphonique à Sa Majesté", "ar", "002", true, "neither of the two says it"},
		{"004 fr", "Ces cyberattaques sont sans aucun doute", "ar", "000", false, "held against a heading alone, which says less than the text below it"},
	} {
		in, absent := document(t, rep, test.in[:3], test.in[4:]), document(t, rep, test.other, test.lang)
		got := slices.ContainsFunc(rep.Details, func(d report.Detail) bool {
			return d.Doc == in.ID && strings.Contains(text.NewOffsets(in.Text).Slice(d.Start, d.End), test.words) && slices.Contains(d.AbsentFrom, absent.ID)
		})
		if got != test.absent {
			t.Errorf("%s, %q: absent from %s %s: %v, want %v (%s)", test.in, test.words, test.other, test.lang, got, test.absent, test.reason)
		}
	}
}

// adds reports whether a detail of a version holds words and is absent from every version of another file.
func adds(rep *report.Report, d report.Detail, in, lang, words, absent string) bool {
	for _, doc := range rep.Documents {
		own := doc.ID == d.Doc
		if own && (!strings.HasPrefix(doc.Source, in) || doc.Lang != lang || !strings.Contains(text.NewOffsets(doc.Text).Slice(d.Start, d.End), words)) {
			return false
		}
		if !own && strings.HasPrefix(doc.Source, absent) && !slices.Contains(d.AbsentFrom, doc.ID) {
			return false
		}
	}
	return true
}

// Texts that are no prose are held against others without harm: what is told stays in bounds, is no longer than what
// there is to tell, and of two texts that say the same in the same shape little is told.
func TestDetailsOfOddTexts(t *testing.T) {
	const prose = "The committee met the members of the council on Monday.\n\nThe harbour was closed because of the storm.\n\nSchools stay shut."
	long := strings.Repeat("the committee met the members of the council and ", 250)
	for _, test := range []struct {
		reason, a, b string
		most         int // details
	}{
		{"a list and the same list in French", "- the committee\n- the harbour\n- the storm\n- the schools\n", "- le comité\n- le port\n- la tempête\n- les écoles\n", 4},
		{"a table and the same table in Arabic digits", "Monday 12 40\n\nTuesday 15 38\n\nFriday 9 41\n", "الاثنين ١٢ ٤٠\n\nالثلاثاء ١٥ ٣٨\n\nالجمعة ٩ ٤١\n", 2},
		{"all in capitals", strings.ToUpper(prose), prose, 0},
		{"all in capitals against French", "THE HARBOUR WAS CLOSED BECAUSE OF THE STORM.", "Le port a été fermé à cause de la tempête.", 1},
		{"verse", "The sea is wide,\nthe night is long,\nthe wind has died,\nso has the song.", "La mer est vaste,\nlongue est la nuit,\nle vent est mort,\nle chant aussi.", 8},
		{"a sentence of two thousand words against prose", long, prose, 12},
		{"two sentences of two thousand words", long, strings.Repeat("le comité a rencontré les membres du conseil et ", 250), 4},
		{"two sentences with no word in common", "The committee met on Monday.", "Fishermen dislike storms.", 2},
		{"two sentences with no word in common, in Arabic and French", "اجتمعت اللجنة مساء أمس.", "Les pêcheurs n’aiment pas les tempêtes.", 2},
		{"nothing on the other side", prose, "", 0},
		{"only marks on the other side", prose, "… — !!! «»", 3},
	} {
		rep := compare(t, Options{}, file("a.txt", test.a), file("b.txt", test.b))
		if len(rep.Details) > test.most {
			t.Errorf("%s: %d details, want at most %d", test.reason, len(rep.Details), test.most)
		}
		for _, d := range rep.Details {
			if d.Start >= d.End {
				t.Errorf("%s: an empty detail", test.reason)
			}
		}
	}
}
