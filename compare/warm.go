package compare

import "context"

// A browser runs new code slowly at first, and well once it has run a while. Warm has the engine compare a few sentences
// of no interest and read a page, so that it is not the reader's first files that wait. It keeps nothing of it. The
// context ends it early; progress is called as in [Options].
func (e *Engine) Warm(ctx context.Context, progress func(Progress)) error {
	var sources []Source
	for _, t := range warming {
		sources = append(sources, Source{Name: t[:2], Data: []byte(t)})
	}
	for round := range rounds {
		if _, err := newEngine(e.model.Clone()).Compare(ctx, sources, Options{Progress: progress}); err != nil {
			return err
		}
		if round > 0 {
			continue
		}
		if err := warmReading(ctx, progress); err != nil { // before the rounds that matter less
			return err
		}
	}
	return nil
}

// rounds is how often what is no longer new must run until V8 has compiled most of it well. All but the first are short.
const rounds = 3

// warming is one short report in three languages, and once more in one of them: all that the engine does is done.
var warming = []string{`Le ministre promet un pont à la ville

Le ministre des transports a annoncé mardi que le pont de la ville sera rouvert le 3 mai 2021, après deux ans de travaux.

« Nous avons tenu parole », a-t-il dit devant 300 habitants, selon une source locale.

Les travaux ont coûté 12 millions d'euros, a ajouté le ministre.`,
	`The minister promises the town a bridge

The minister of transport said on Tuesday that the town's bridge would reopen on 3 May 2021, after two years of works.

"We have kept our word," he told 300 inhabitants, according to a local source.

The works cost 12 million euros, which nobody had expected, the minister added.`,
	`وزير النقل يعد المدينة بجسر

أعلن وزير النقل يوم الثلاثاء أن جسر المدينة سيفتح من جديد في 3 ماي 2021، بعد سنتين من الأشغال.

وقال أمام 300 من السكان: «لقد وفينا بوعدنا»، حسب مصدر محلي.

وأضاف الوزير أن الأشغال كلفت 12 مليون أورو.`,
	`Un pont rouvert en mai

Le pont de la ville sera rouvert le 3 mai 2021, a annoncé mardi le ministre des transports, après deux ans de travaux difficiles.

Les travaux ont coûté 12 millions d'euros, a précisé le ministre.`,
}
