"""Cards with marker words on pages of learning sites, in the languages of the product."""

from __future__ import annotations

import pytest

from quizgen.sources.boilerplate import is_site_phrase
from quizgen.sources.detect import open_source, read_cards
from quizgen.sources.model import Reading


def _read(*rows: str) -> Reading:
    return read_cards(open_source("\n".join(rows).encode(), "page.txt"))


@pytest.mark.parametrize(
    ("front", "back", "above", "flip", "below"),
    [
        ("Q: ", "A: ", "Terms in this set (3)", "Click the card to flip", "Share this set"),
        (
            "Frage: ",
            "Antwort: ",
            "Begriffe in diesem Lernset (3)",
            "Karte umdrehen",
            "Dieses Lernset teilen",
        ),
        (
            "F{n}: ",
            "A{n}: ",
            "Karten in diesem Stapel (3)",
            "Antwort anzeigen",
            "Alle 3 auswählen",
        ),
        ("VS: ", "RS: ", "Karten in diesem Set (3)", "Karten umdrehen", "Noch nicht gelernt (3)"),
        (
            "Question n° {n} : ",
            "Réponse : ",
            "Termes de cette liste (3)",
            "Retourner la carte",
            "Autres listes de cet auteur",
        ),
        (
            "P{n}: ",
            "R{n}: ",
            "Términos de este conjunto (3)",
            "Girar la tarjeta",
            "Otros conjuntos de este autor",
        ),
        (
            "Domanda {n}: ",
            "Risposta {n}: ",
            "Termini in questo set (3)",
            "Gira la carta",
            "Condividi questo set",
        ),
        (
            "Vraag: ",
            "Antwoord: ",
            "Begrippen in deze set (3)",
            "Kaart omdraaien",
            "Deze set delen",
        ),
        (
            "Pergunta: ",
            "Resposta: ",
            "Termos neste conjunto (3)",
            "Virar o cartão",
            "Partilhar este conjunto",
        ),
    ],
)
def test_marked_cards_are_read_from_a_page_with_the_words_of_its_site(
    front: str, back: str, above: str, flip: str, below: str
) -> None:
    names = ("Fjord", "Moraine", "Glacier")
    rows = [above]
    for n, name in enumerate(names, 1):
        rows += [front.format(n=n) + name, back.format(n=n) + f"text about {name}", flip]
    reading = _read(*rows, below)
    assert [(card.front, card.back) for card in reading.cards] == [
        (name, f"text about {name}") for name in names
    ]
    assert not reading.orphans


def test_a_marked_card_of_a_page_without_a_term_is_an_orphan() -> None:
    reading = _read(
        "Begriffe in diesem Lernset (3)",
        "Frage: Fjord",
        "Antwort: vom Meer geflutetes Tal",
        "Frage:",
        "Antwort: Eismasse, die langsam fließt",
        "Frage: Moräne",
        "Antwort: - Schutt",
        "- Geröll",
    )
    assert [card.front for card in reading.cards] == ["Fjord", "Moräne"]
    assert reading.cards[1].items == ("Schutt", "Geröll")
    assert [(one.line, one.what) for one in reading.orphans] == [(5, "definition")]


@pytest.mark.parametrize(
    "rows",
    [
        ("Terme", "Lave", "Définition", "roche fondue à la surface"),
        ("1. Concepto: Lava", "   Significado: roca fundida en la superficie"),
        ("Notion : Lave", "Explication : roche fondue à la surface"),
        ("Begriff Nr. 1: Lava", "Erklärung Nr. 1: geschmolzenes Gestein an der Oberfläche"),
    ],
)
def test_words_for_a_term_and_its_explanation_are_markers(rows: tuple[str, ...]) -> None:
    more = ("Magma", "Lahar")
    every = [*rows, *(row.replace("Lave", n).replace("Lava", n) for n in more for row in rows)]
    reading = _read(*every)
    assert reading.layout == "markers"
    assert [card.front for card in reading.cards][1:] == ["Magma", "Lahar"]


@pytest.mark.parametrize(
    "text",
    [
        "Anzeige – Mit Plus lernst du werbefrei",
        "Publicité",
        "Du hast noch keine dieser Karten gelernt",
        "Otros mazos del autor",
        "Mostra la risposta",
    ],
)
def test_words_of_a_site_are_known_in_other_languages(text: str) -> None:
    assert is_site_phrase(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anzeige – display",
        "Andere Länder, andere Sitten",
        "Begriffe der Mechanik (12)",
        "Antwort: zeigen",
        "Seleccionar el tamaño de la muestra",
        "Werbung: bezahlte Botschaft eines Unternehmens",
        "Autres charges",
    ],
)
def test_cards_are_no_words_of_a_site(text: str) -> None:
    assert not is_site_phrase(text)
