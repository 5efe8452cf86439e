"""Fronts that ask for several things: “Causes of …”, “Parts of …”."""

from __future__ import annotations

import re

from quizgen.sources.lines import words_of
from quizgen.text.fold import fold

# Nouns whose plural is followed by what the points belong to, folded.
_NOUNS = words_of(
    """
    advantages aims areas aspects benefits branches categories causes characteristics classes
    components conditions consequences criteria disadvantages dimensions drawbacks effects
    elements examples factors features fields forms functions goals groups ingredients kinds
    layers levels limitations means members methods objectives organs parts phases pillars
    principles properties purposes qualities reasons requirements roles rules signs sources
    species stages steps strategies symptoms tasks techniques traits types uses values variants
    abschnitte anzeichen arten aspekte aufgaben auswirkungen bedingungen beispiele bereiche
    bestandteile eigenschaften elemente faktoren folgen formen funktionen gruende gruppen
    kategorien kennzeichen klassen komponenten kriterien massnahmen merkmale methoden nachteile
    organe phasen prinzipien quellen regeln schichten schritte stadien strategien stufen symptome
    teile typen ursachen vorteile wirkungen ziele zutaten zwecke
    avantages branches buts causes composantes composants consequences couches criteres
    domaines effets elements etapes exemples facteurs fonctions formes genres inconvenients
    ingredients methodes niveaux objectifs parties principes proprietes raisons regles signes
    sortes stades symptomes taches traits varietes
    capas caracteristicas causas clases componentes condiciones consecuencias criterios
    desventajas efectos ejemplos elementos etapas factores fases formas funciones grupos
    ingredientes metodos niveles objetivos partes pasos principios propiedades razones reglas
    sintomas tareas tipos ventajas
    caratteristiche componenti condizioni conseguenze criteri effetti elementi esempi
    fattori fasi forme funzioni gruppi ingredienti livelli metodi obiettivi parti principi
    proprieta ragioni regole segni sintomi strati svantaggi tappe tipi vantaggi
    bestanddelen categorieen componenten delen doelen eigenschappen elementen factoren fasen
    functies gevolgen groepen ingredienten kenmerken lagen methoden nadelen niveaus oorzaken
    onderdelen redenen regels soorten stadia stappen symptomen taken typen voorbeelden voordelen
    camadas caracteristicas causas componentes condicoes consequencias criterios desvantagens
    efeitos elementos etapas exemplos fatores fases formas funcoes grupos niveis objetivos partes
    passos principios propriedades razoes regras sinais sintomas tarefas tipos vantagens
    """
)
# Words that go on with a sentence, so that what follows is no point of its own.
_GOING_ON = words_of(
    """
    as at because by e especially even for from in including into like mainly mostly often on
    only such than that through to usually when where which while who with without
    als auch bei besonders dass durch etwa fuer insbesondere meist mit nur ohne weil wie wobei z zb
    avec comme dans dont notamment par pour qui sans surtout
    como con cual cuando donde para por que sin sobre
    che come con dove per quale senza soprattutto
    dat door met om voor waar zoals zonder
    com onde para por que sem
    """
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_FIRST_WORDS = 4
_SHORT = 3
_FEWEST = 3
_SENTENCE = re.compile(r"[.!?]\s|:")


def asks_for_several(front: str) -> bool:
    """Whether a front of two words or more is built around a noun such as “causes”.

    >>> asks_for_several("Causes of the First World War"), asks_for_several("Cause of death")
    (True, False)
    """
    words = fold(front, "de").split()
    return len(words) > 1 and not _NOUNS.isdisjoint([*words[:_FIRST_WORDS], words[-1]])


def spells_out(front: str, parts: list[str]) -> bool:
    """Whether the first letters of the parts are the front, as in FAST: face, arms and so on.

    >>> spells_out("FAST", ["Face", "Arms", "Speech", "Time"])
    True
    """
    letters = front.strip().replace(".", "")
    return (
        letters.isupper() and letters.casefold() == "".join(part[:1] for part in parts).casefold()
    )


def plain_points(text: str, parts: list[str]) -> bool:
    """Whether a text is nothing but three or more parts of a few words each.

    >>> plain_points("assets, debts, equity", ["assets", "debts", "equity"])
    True
    >>> plain_points("values, such as text, dates", ["values", "such as text", "dates"])
    False
    """
    return len(parts) >= _FEWEST and not _SENTENCE.search(text) and all(map(_is_point, parts))


def _is_point(part: str) -> bool:
    words = _ASIDE.sub("", part).split()
    whole = part.count("(") == part.count(")")
    return whole and 0 < len(words) <= _SHORT and fold(words[0], "de") not in _GOING_ON
