package article

import (
	"testing"

	"muqabala/compare/report"
)

func TestPublishedByHijri(t *testing.T) {
	for _, tt := range []struct{ reason, line, published, note string }{
		{"a Hijri date alone", "الخميس 11 شوال 1446", "2025-04-10", "11 شوال 1446"},
		{"beside a Gregorian one, which is believed", "11 شوال 1446 الموافق 9 أبريل 2025", "2025-04-09", ""},
		{"in digits of its own, with the era", "نشر في ١١ شوال ١٤٤٦ هـ", "2025-04-10", "١١ شوال ١٤٤٦"},
		{"a Gregorian date alone", "10 أبريل 2025", "2025-04-10", ""},
	} {
		docs, err := Read(Source{Name: "a.txt", Data: []byte("وزير النقل يعد المدينة بجسر\n\n" + tt.line + "\n\n" + bodyAr)})
		if err != nil || len(docs) != 1 || docs[0].Published == nil {
			t.Errorf("%s: %v, %v", tt.reason, docs, err)
			continue
		}
		said := ""
		for _, m := range docs[0].Messages {
			if m.ID == report.MsgHijriDate {
				said = m.Args["date"]
			}
		}
		if *docs[0].Published != tt.published || said != tt.note {
			t.Errorf("%s: %s, said %q, want %s and %q", tt.reason, *docs[0].Published, said, tt.published, tt.note)
		}
	}
}
