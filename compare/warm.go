package compare

import (
	"context"
	"io"
	"strings"

	"muqabala/compare/export"
)

// A browser runs new code slowly at first, and well once it has run a while. Warm has the engine compare a few sentences
// of no interest and read a page, so that it is not the reader's first files that wait. It keeps nothing of it. The
// context ends it early; progress is called as in [Options].
func (e *Engine) Warm(ctx context.Context, progress func(Progress)) error {
	var sources []Source
	for _, t := range warming {
		sources = append(sources, Source{Name: t[:2], Data: []byte(t)})
	}
	other := newEngine(e.model.Clone())
	other.Help(e.helpers...)
	other.scrap = e.scrap
	for round := range rounds {
		rep, err := other.Compare(ctx, sources, Options{Progress: progress})
		if err == nil {
			err = export.JSON(io.Discard, rep)
		}
		if err != nil {
			return err
		}
		clear(other.weights) // and the next round weighs them again; what sentences mean, it knows
		if round > 0 {
			continue
		}
		if err := warmReading(ctx, progress); err != nil { // before the rounds that matter less
			return err
		}
	}
	return nil
}

// Prepare makes what is made once, for the first sentences, so that a helper need not when it gets some.
func (e *Engine) Prepare() {
	for _, t := range warming {
		title, _, _ := strings.Cut(t, "\n")
		e.model.Spans(legible(title))
	}
}

// rounds is how often what is no longer new must run until V8 has compiled well most of what five articles need. It does
// that after so many bytes of a function, and each function that is left to the reader's files costs them its compiling.
// All rounds but the first are short.
const rounds = 20

// warming is one report in three languages, and once more in one of them with other words and numbers: all that the engine
// does is done, as often as it takes to be compiled well.
var warming = []string{`Le ministre promet un pont à la ville

Le ministre des transports, Karim Martin, a annoncé mardi que le pont de la ville sera rouvert le 3 mai 2021, après deux ans de travaux.

« Nous avons tenu parole », a-t-il dit devant 300 habitants, selon une source locale. Les riverains l'ont applaudi. Le maire était absent.

Les travaux ont coûté 12 millions d'euros, a ajouté le ministre, soit trois fois plus que prévu.

Une enquête est ouverte depuis décembre sur les marchés passés par la société Batir avec la région, affirme le journal.

Le port de Tanger attend lui aussi ses grues, qui devaient arriver en 2019 et dont nul ne parle plus.

Des sources bien informées disent que deux banques refusent de payer les ouvriers depuis le 15 mars.

Le pont, bâti en 1932 par une entreprise de Lyon, élargi en 1974, fermé en 2019 après la découverte de fissures dans trois de ses piles, relie le vieux quartier du port, ses marchés, ses écoles et son hôpital, à la gare du nord, d'où partent chaque jour 40 trains, et aux villages de la rive droite, rappelle le ministère.`,
	`The minister promises the town a bridge

The minister of transport, Karim Martin, said on Tuesday that the town's bridge would reopen on 3 May 2021, after two years of works.

"We have kept our word," he told 300 inhabitants, according to a local source.

The neighbours applauded him, while the mayor stayed away.

The works cost 12 million euros, which nobody had expected, the minister added. It is three times as much as planned.

The opposition asks for a debate in parliament next week, its leader Sara Wilson said on the radio.

Tangier's port waits for its cranes as well. They should have come in 2019.

The bridge, which a company from Lyon built in 1932, was widened in 1974, closed when cracks were found in three of its piers, and joins the old quarter of the port, its markets, schools and hospital, to the northern station, from which 40 trains leave every day, to the villages on the right bank, and, since last year, to the motorway, the ministry recalls.`,
	`وزير النقل يعد المدينة بجسر

أعلن وزير النقل كريم مارتن يوم الثلاثاء أن جسر المدينة سيفتح من جديد في 3 ماي 2021، بعد سنتين من الأشغال.

وقال أمام 300 من السكان: «لقد وفينا بوعدنا»، حسب مصدر محلي. وقد صفق له الجيران، وغاب العمدة.

وأضاف الوزير أن الأشغال كلفت 12 مليون أورو، أي ثلاث مرات أكثر مما كان متوقعا.

وينتظر ميناء طنجة بدوره رافعاته التي كان يفترض أن تصل سنة 2019.

وأفادت مصادر مطلعة بأن بنكين يرفضان أداء أجور العمال منذ 15 مارس.

وذكرت الوزارة أن الجسر، الذي شيدته شركة من ليون سنة 1932، ووسع سنة 1974، وأغلق سنة 2019 بعد اكتشاف شقوق في ثلاث من دعاماته، يربط حي الميناء القديم، بأسواقه ومدارسه ومستشفاه، بمحطة الشمال، التي ينطلق منها 40 قطارا كل يوم، وبقرى الضفة اليمنى، حسب السكان والعمدة.`,
	`Un pont rouvert en mai

Le pont de la ville sera rouvert le 3 mai 2021, a annoncé mardi le ministre des transports, après deux ans de travaux difficiles.

« Nous avons tenu notre parole », a-t-il dit devant 200 habitants de la vieille ville, selon une source locale.

Les travaux ont coûté 12 millions d'euros, a précisé le ministre Karim Martin, soit quatre fois plus que prévu.

Le port de Tanger attend lui aussi ses grues. Elles devaient arriver en 2019.

Une enquête est ouverte sur les marchés passés par la société avec la région, affirme un journal de Rabat.`,
}
