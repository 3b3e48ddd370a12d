package compare

import (
	"strings"
	"testing"

	"muqabala/compare/text"
)

// A day that others lack is shown with the words that say which one is meant, millions with what they are.
func TestWithCompany(t *testing.T) {
	for _, test := range []struct{ sentence, want, reason string }{
		{"The attacks, which occurred last Tuesday, breached two sites.", "which occurred last Tuesday", "a clause that is there for its day"},
		{"Les attaques, survenues mardi dernier, ont visé deux sites.", "survenues mardi dernier", "the same in French"},
		{"الهجمات، التي وقعت الثلاثاء الماضي، طالت موقعين.", "التي وقعت الثلاثاء الماضي", "the same in Arabic"},
		{"Le ministre a qualifié aujourd’hui, jeudi, les attaques.", "aujourd’hui, jeudi", "the day is given twice"},
		{"أعلن الوزير، اليوم الخميس، عن خطة.", "اليوم الخميس", "given twice in Arabic"},
		{"The plan was presented last Tuesday by the minister of health in Rabat.", "last Tuesday", "no clause of its own"},
		{"قدم الوزير الخطة يوم الثلاثاء الماضي بالعاصمة الرباط أمام النواب.", "الثلاثاء الماضي", "which one is meant"},
		{"The plan will work, he said on Tuesday.", "Tuesday", "a clause that reports is none of the day"},
		{"Files of millions of Moroccans were published.", "millions of Moroccans", "what there are millions of"},
		{"Des fichiers de millions de Marocains ont été publiés.", "millions de Marocains", "the same in French"},
		{"نشرت ملفات لملايين المغاربة، حسب الوزارة.", "لملايين المغاربة", "the same in Arabic"},
		{"The leak concerns thousands of businesses and individuals in the country.", "thousands of businesses and individuals", "all that there are thousands of"},
		{"La fuite touche des milliers d’entreprises et de particuliers, dit-il.", "milliers d’entreprises et de particuliers", "the same in French"},
		{"شمل التسريب بيانات لآلاف المؤسسات والأفراد عبر الشبكات.", "لآلاف المؤسسات والأفراد", "the same in Arabic"},
		{"Millions of Moroccans and the King followed it.", "Millions of Moroccans", "who is joined to them is not counted"},
		{"Millions of Moroccans and, today, others.", "Millions of Moroccans", "a mark parts what follows"},
		{"Des millions de Marocains et le Roi suivent.", "millions de Marocains", "the same in French"},
		{"تابعها ملايين المغاربة وقال الوزير إنها مهمة.", "ملايين المغاربة", "a verb behind the conjunction"},
		{"They lost millions, he said.", "millions", "what they are is not said"},
		{"Le gouvernement, lui, a dénoncé vendredi une « manœuvre criminelle ».", "vendredi", "a quotation mark parts no clause"},
		{"The plan was presented Tuesday.", "Tuesday", "the whole sentence is no clause of it"},
	} {
		for _, v := range text.Values(test.sentence) {
			if v.Kind != text.ValueWeekday && !strings.HasPrefix(v.Norm, "~") {
				continue
			}
			s := value{Value: v}.withCompany(test.sentence)
			if got := test.sentence[s.Start:s.End]; got != test.want {
				t.Errorf("%s: %q, want %q (%s)", test.sentence, got, test.want, test.reason)
			}
		}
	}
}
