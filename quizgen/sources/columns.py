"""Tables to cards: which column is the front, which the back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quizgen.errors import Place, Problem, Severity
from quizgen.sources.draft import HEADER, Draft, Pair
from quizgen.sources.html import has_html, html_lines
from quizgen.sources.lines import words_of
from quizgen.sources.model import Skipped
from quizgen.text.decode import lines
from quizgen.text.fold import fold

_FRONT = words_of(
    """
    term terms front question questions word words concept prompt name keyword vocabulary vocab
    expression phrase topic begriff begriffe frage fragen vorderseite wort vokabel stichwort terme
    mot recto pregunta término anverso palabra domanda termine parola vraag begrip voorkant woord
    pergunta termo fråga ord fremdsprache notion concetto concepto conceito begreb begrep begrepp
    fachbegriff lemma kart termin pojęcie pojem otázka pytanie słowo slovo soru terim kelime
    kysymys sana käsite fogalom kérdés întrebare термин понятие вопрос слово термін όρος ερώτηση
    用語 単語 質問 术语 單詞 单词 词语 问题 問題 용어 단어 질문 مصطلح سؤال מונח שאלה
    """
)
_BACK = words_of(
    """
    definition definitions back answer answers meaning meanings description translation
    explanation antwort antworten bedeutung rückseite erklärung übersetzung réponse
    définition response traduction verso signification respuesta definición reverso
    significado traducción risposta definizione significato traduzione antwoord definitie
    betekenis achterkant vertaling resposta definição tradução svar betydelse muttersprache
    explication spiegazione explicación explicação forklaring förklaring definisjon definice
    definicja odpověď odpowiedź vysvětlení wyjaśnienie znaczenie význam překlad tłumaczenie
    tanım cevap anlam açıklama vastaus määritelmä selitys merkitys meghatározás válasz
    jelentés definiție răspuns определение ответ значение перевод визначення відповідь
    ορισμός απάντηση 意味 定義 定义 答え 解答 答案 解释 释义 정의
    뜻 답 تعريف إجابة הגדרה תשובה beschreibung uitleg betydning lösung descripción descrizione
    """
)
_TAGS = words_of(
    "tags tag topic topics category categories chapter unit deck subject thema kategorie"
    " schlagwörter chapitre kapitel capítulo"
)
_NAMES = words_of(
    """
    aliases alias synonyms synonym also_known_as also_called aka other_names other_name
    acronym acronyms abbreviation abbreviations short_form synonyme abkürzung abkürzungen
    auch andere_namen abréviation abréviations autres_noms sinónimos sinónimo abreviatura
    sinonimi sinonimo abbreviazione synoniemen synoniem afkorting sinônimos sinônimo sigla
    """
)
_ITEMS = words_of("items points list punkte")
_WRONG = words_of("distractors wrong wrong_options distractor")
_NUMBERS = words_of("# id no nr number guid note_id")
_LANGUAGES = words_of(
    """
    english german french spanish italian latin greek russian dutch portuguese japanese chinese
    deutsch englisch französisch spanisch italienisch lateinisch latein anglais allemand français
    espagnol inglés alemán francés español
    """
)
_TAG_LIST = re.compile(r"[\w:/-]{1,40}(?: [\w:/-]{1,40}){0,5}")
_ROWS_SEEN = 200


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row, and the lines it stands in."""

    start: int
    end: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row things stand; -1 where they do not."""

    front: int = 0
    back: int = 1
    tags: int = -1
    items: int = -1
    wrong: int = -1
    names: int = -1
    header: bool = False
    tag_name: str = ""

    @property
    def read(self) -> tuple[int, ...]:
        """The columns that cards are made of."""
        return (self.front, self.back, self.tags, self.items, self.wrong, self.names)


def read_columns(source: str, records: Sequence[Record], columns: Columns | None = None) -> Draft:
    """The cards of a table; the header says what is in which column, else the order."""
    if not records:
        return Draft()
    known = columns or find_columns(records)
    skipped: list[Skipped] = []
    rows = list(records)
    if known.header:
        first = rows.pop(0)
        skipped = [Skipped(source, line, HEADER) for line in range(first.start, first.end + 1)]
    html = any(has_html(cell) for row in rows[:_ROWS_SEEN] for cell in row.cells)
    pairs = tuple(_pair(row, known, html=html) for row in rows if any(c.strip() for c in row.cells))
    return Draft(pairs, (), tuple(skipped), tuple(_unread(source, records, known)))


def find_columns(records: Sequence[Record]) -> Columns:
    """The columns after the header row, else the first two that are not running numbers.

    >>> find_columns([Record(1, 1, ("Id", "Answer", "Question"))])
    Columns(front=2, back=1, tags=-1, items=-1, wrong=-1, names=-1, header=True, tag_name='')
    """
    named = name_columns(records[0].cells)
    if named:
        return named
    if not records[0].cells[0][:1].isdigit() and _counts_up(records[1:]):
        return Columns(1, 2, _tags_column(records[1:], 3), header=True)
    offset = 1 if _counts_up(records) else 0
    languages = [fold(cell) for cell in records[0].cells if cell.strip()]
    header = len(languages) > 1 and all(cell in _LANGUAGES for cell in languages)
    return Columns(offset, offset + 1, _tags_column(records, offset + 2), header=header)


def name_columns(cells: Sequence[str]) -> Columns | None:
    """The columns that a header names, or None where it names no front and back."""
    names = [cell.strip().casefold().replace(" ", "_").strip("*_:") for cell in cells]
    front, back = _place(names, _FRONT), _place(names, _BACK)
    if front < 0 or back < 0:
        return None
    tags = next((at for at, name in enumerate(names) if name in _TAGS and at != front), -1)
    return Columns(
        front,
        back,
        tags,
        _place(names, _ITEMS),
        _place(names, _WRONG),
        _place(names, _NAMES),
        header=True,
        tag_name=names[tags] if tags >= 0 else "",
    )


def _tags_column(records: Sequence[Record], at: int) -> int:
    """The column after the back if it holds tags, as old Anki exports have: -1 if not."""
    cells = [row.cells[at].strip() for row in records[:_ROWS_SEEN] if len(row.cells) == at + 1]
    filled = [cell for cell in cells if cell]
    are_tags = all(_TAG_LIST.fullmatch(cell) for cell in filled)
    return at if are_tags and len(filled) > len(set(filled)) * 1.5 else -1


def _place(names: Sequence[str], known: frozenset[str]) -> int:
    return next((at for at, name in enumerate(names) if name in known), -1)


def _counts_up(records: Sequence[Record]) -> bool:
    """Whether the first column holds running numbers, with a front and a back after it."""
    rows = [row.cells for row in records[:_ROWS_SEEN] if row.cells]
    firsts = [cells[0].strip().rstrip(".)") for cells in rows]
    numbers = [int(text) for text in firsts if text.isdecimal() and len(text) < 7]  # noqa: PLR2004
    wide = all(len(cells) > 2 for cells in rows)  # noqa: PLR2004 - a number, a front, a back
    return wide and len(numbers) == len(rows) > 1 and numbers == sorted(set(numbers))


def _pair(row: Record, columns: Columns, *, html: bool) -> Pair:
    back = cell_lines(_cell(row, columns.back), html=html)
    items = tuple(part.strip() for part in _cell(row, columns.items).split("|") if part.strip())
    wrong = tuple(part.strip() for part in _cell(row, columns.wrong).split("|") if part.strip())
    front = " ".join(cell_lines(_cell(row, columns.front), html=html))
    names = ", ".join(re.split(r"\s*[,;|]\s*", _cell(row, columns.names).strip(" ,;|")))
    front = f"{front} (also called {names})" if front and names else front
    tags = tuple(_named(tag, columns.tag_name) for tag in split_tags(_cell(row, columns.tags)))
    return Pair(front, back, row.start, row.start, row.end, items, tags, wrong)


def _named(tag: str, column: str) -> str:
    """The tag; a number is told from other numbers by the name of its column."""
    return f"{column}-{tag}" if tag.isdecimal() and column not in {"", "tag", "tags"} else tag


def cell_lines(cell: str, *, html: bool) -> tuple[str, ...]:
    """The lines in a cell, without its HTML where there is any."""
    return html_lines(cell) if html else tuple(line for line in lines(cell) if line.strip())


def split_tags(text: str) -> tuple[str, ...]:
    """Tags as Anki and spreadsheets write them: by spaces, or by commas and semicolons."""
    parts = re.split(r"\s*[,;|]\s*", text) if re.search("[,;|]", text) else text.split()
    return tuple(dict.fromkeys(part.strip().lstrip("#") for part in parts if part.strip(" #")))


def _cell(row: Record, at: int) -> str:
    return row.cells[at] if 0 <= at < len(row.cells) else ""


def _unread(source: str, records: Sequence[Record], columns: Columns) -> list[Problem]:
    """A word on columns that hold something and were not read."""
    header = records[0].cells if columns.header else ()
    extra = sorted(
        {
            at
            for row in records[columns.header :]
            for at, cell in enumerate(row.cells)
            if at not in columns.read and cell.strip()
        }
    )
    extra = [at for at in extra if not (_name(header, at) in _NUMBERS or at < columns.front)]
    if not extra:
        return []
    names = ", ".join(f"“{header[at]}”" if at < len(header) else str(at + 1) for at in extra)
    noun = "column" if len(extra) == 1 else "columns"
    return [
        Problem(
            Severity.INFO,
            "layout-uncertain",
            Place(source, records[0].start),
            f"not read: {noun} {names}",
            "columns are known by their names in the first row: "
            "term, definition, aliases, tags, items, wrong_options",
        )
    ]


def _name(header: Sequence[str], at: int) -> str:
    return header[at].strip().casefold().replace(" ", "_") if at < len(header) else ""


def merge_tail(record: Record, width: int, delimiter: str) -> Record:
    """The record, cells past `width` joined into the last: an unquoted delimiter in it."""
    if len(record.cells) <= width:
        return record
    last = delimiter.join(record.cells[width - 1 :])
    return replace(record, cells=(*record.cells[: width - 1], last))
