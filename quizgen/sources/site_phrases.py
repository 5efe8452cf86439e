"""Words that learning sites put around cards, in the languages that come with quizgen.

Each is a pattern for a whole line.  A line is of a site where it speaks of the set, of
its cards or of the learner's progress; a card hardly ever does.
"""

from __future__ import annotations

_ENGLISH = (
    r"(?:unlock|show|see|view|hide|reveal) (?:all )?(?:the )?answers?(?: (?:in|to) this set)?",
    r"(?:terms|cards|flashcards) in this (?:set|deck) \(\d+\)",
    r"upgrade to remove ads|upgrade:? remove ads.*|only \$\d+(?:\.\d\d)?/year",
    r"(?:click|tap) (?:on )?(?:the )?card to (?:flip|see).*",
    r"students also (?:viewed|studied)|other sets by this (?:creator|author)",
    r"sets (?:found in the same folder|with similar terms)",
    r"recommended textbook solutions?|verified questions|related questions",
    r"you(?:'|’)ve (?:begun|started) (?:learning|studying) (?:these|this).*",
    r"you haven(?:'|’)t studied these terms yet.*|keep up the good work!?",
    r"(?:still learning|not studied|mastered|know) \(\d+\)|select these \d+",
    r"get a hint|created by|profile picture|flashcard sets?",
    r"(?:sign up|log in)(?: ?(?:or|/|\|) ?(?:sign up|log in))?(?: for free)?",
    r"study with quizlet.*|\d+ of \d+|\d+ ?/ ?\d+",
    r"(?:share|report|save|edit) this (?:set|deck|ad)|about us|cookie settings",
    r"privacy policy|terms of (?:service|use)|©.*",
    r"(?:flashcards,? )?learn,? test,? (?:and )?match(?:,? .{0,30})?",
)
_GERMAN = (
    r"(?:begriffe|karten) in diesem (?:lernset|set|stapel) \(\d+\)",
    r"dies(?:es|en) (?:lernset|set|stapel|deck) (?:teilen|melden|speichern|bearbeiten)",
    r"(?:andere|weitere|ähnliche) (?:lernsets|sets|stapel)(?: (?:von|aus|zu|im) .{1,30})?",
    r"(?:noch nicht gelernt|noch zu lernen|gelernt|beherrscht|wird gelernt) \(\d+\)",
    r"(?:alle|diese) \d+ auswählen|karten? (?:umdrehen|wenden)|zum umdrehen .{1,30}",
    r"(?:du hast|sie haben) .{0,40}(?:begriffe|karten).{0,30}(?:begonnen|gelernt|angefangen)",
    r"(?:alle )?(?:antwort(?:en)?|lösung(?:en)?) (?:anzeigen|zeigen|einblenden|ausblenden)",
)
_FRENCH = (
    r"(?:termes|cartes|fiches) (?:de|dans) (?:cette liste|cet ensemble|ce paquet) \(\d+\)",
    r"(?:partager|signaler|enregistrer|modifier) (?:cette liste|cet ensemble|ce paquet)",
    r"autres (?:listes|ensembles|paquets)(?: (?:de|du|par|dans) .{1,30})?",
    r"(?:pas encore étudiée?s?|à étudier|maîtrisée?s?|en cours d[’']apprentissage) \(\d+\)",
    r"(?:tout sélectionner|sélectionner (?:les|ces|tous les)) ?\(?\d*\)?",
    r"retourne[rz] (?:la|cette) (?:carte|fiche)|(?:cliquez|appuyez) sur la carte.{0,30}",
    r"(?:vous n[’']avez|tu n[’']as) pas encore .{0,30}(?:termes|cartes|fiches).{0,20}",
    r"(?:afficher|voir|masquer) (?:la|les) réponses?",
)
_SPANISH = (
    r"(?:términos|tarjetas|fichas) (?:de|en) este (?:conjunto|mazo) \(\d+\)",
    r"(?:compartir|denunciar|guardar|editar) este (?:conjunto|mazo)",
    r"otros (?:conjuntos|mazos)(?: (?:de|del|por|en) .{1,30})?",
    r"(?:sin estudiar|por aprender|aprendid[oa]s|dominad[oa]s|en proceso) \(\d+\)",
    r"seleccionar (?:todo|estos|est[oa]s|los|l[oa]s|tod[oa]s)? ?\(?\d*\)?",
    r"(?:girar|voltear) (?:la )?(?:tarjeta|ficha)",
    r"(?:haz clic|toca) .{0,12}(?:tarjeta|ficha).{0,30}",
    r"(?:aún|todavía) no has .{0,30}(?:términos|tarjetas|fichas).{0,20}",
    r"(?:mostrar|ver|ocultar) las? respuestas?",
)
_ITALIAN = (
    r"(?:termini|carte|schede) in questo (?:set|mazzo) \(\d+\)",
    r"(?:condividi|segnala|salva|modifica) questo (?:set|mazzo)",
    r"altri (?:set|mazzi)(?: (?:di|del|da|nella) .{1,30})?",
    r"(?:non ancora studiati|da studiare|padroneggiati|in corso) \(\d+\)",
    r"seleziona (?:tutti|questi)(?: i| gli)? ?\(?\d*\)?|gira la (?:carta|scheda)",
    r"non hai ancora .{0,30}(?:termini|carte|schede).{0,20}",
    r"(?:mostra|vedi|nascondi) (?:la|le) rispost[ae]",
)
_DUTCH = (
    r"(?:begrippen|termen|kaarten) in deze (?:set|stapel) \(\d+\)",
    r"deze (?:set|stapel) (?:delen|melden|opslaan|bewerken)",
    r"andere (?:sets|stapels)(?: (?:van|door|in) .{1,30})?",
    r"(?:nog niet bestudeerd|nog te leren|beheerst|bezig met leren) \(\d+\)",
    r"(?:alle|deze) \d+ selecteren|selecteer (?:alle|deze) \d+|kaart omdraaien",
    r"(?:je hebt|u hebt) .{0,30}(?:begrippen|termen|kaarten).{0,30}(?:bestudeerd|geleerd)",
    r"antwoord(?:en)? (?:tonen|weergeven|verbergen)",
)
_PORTUGUESE = (
    r"(?:termos|cartões|fichas) neste (?:conjunto|baralho) \(\d+\)",
    r"(?:partilhar|compartilhar|denunciar|guardar|salvar|editar) este (?:conjunto|baralho)",
    r"outros (?:conjuntos|baralhos)(?: (?:de|do|por|na) .{1,30})?",
    r"(?:não estudados|por aprender|aprendidos|dominados|a aprender) \(\d+\)",
    r"selecionar (?:tudo|estes|todos|os)(?: os)? ?\(?\d*\)?|virar o? ?(?:cartão|ficha)",
    r"ainda não .{0,30}(?:termos|cartões|fichas).{0,20}",
    r"(?:mostrar|ver|ocultar) as? respostas?",
)
# An advertisement names itself, or the paid edition without advertisements.
_AD = (
    r"(?:advertisement|sponsored|anzeige|werbung|publicité|publicidad|anuncio|pubblicità|"
    r"advertentie|publicidade|anúncio)"
)
_PAID = (
    r"(?:plus|premium|\bpro\b|ad-free|werbefrei|ohne werbung|sans pub|sin anuncios|sin publicidad|"
    r"senza pubblicità|zonder reclame|sem anúncios)"
)

PHRASES = (
    *_ENGLISH,
    *_GERMAN,
    *_FRENCH,
    *_SPANISH,
    *_ITALIAN,
    *_DUTCH,
    *_PORTUGUESE,
    rf"{_AD}(?:\s*[-–—:]\s*.*{_PAID}.*)?",
)
# Where a page goes on about other sets.
AFTERWARDS = (
    r"students also (?:viewed|studied)|other sets by this (?:creator|author)|"
    r"sets (?:found in|with) .*|recommended textbook.*|"
    r"verified questions|related questions|features|quizlet plus|"
    r"(?:andere|weitere|ähnliche) (?:lernsets|sets|stapel)|autres (?:listes|ensembles|paquets)|"
    r"otros (?:conjuntos|mazos)|altri (?:set|mazzi)|andere (?:sets|stapels)|"
    r"outros (?:conjuntos|baralhos)"
)
