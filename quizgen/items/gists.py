"""What of a definition goes into a question: its first telling sentence, without its term."""

from __future__ import annotations

import re
from functools import lru_cache

from quizgen.items.nouns import plural_heads
from quizgen.items.phrases import is_verb
from quizgen.text.clean import clean
from quizgen.text.fold import fold
from quizgen.text.languages import Language, language_of
from quizgen.text.normal_name import singular
from quizgen.text.tokens import content_words, sentences, word_count

_LEAST_WORDS = 3
_LONGEST_SUBJECT = 8
_RESIDUE = re.compile(
    r"[•→⇒←▪◦●■◆►✓]|&[a-z]{2,8};|<>|<[a-z/]|\*\w|[—–-]{2,}|\s-[^\W\d_]+.*\s-[^\W\d_]|\s[-–]\s.*\s[-–]\s"
)
_NUMBERED = re.compile(r"(?:^|\s)\(?1[.)]\s?\S.*\s\(?2[.)]\s?\S")
# Without one of these signs nothing of that can be found.
_SIGN = re.compile(r"[•→⇒←▪◦●■◆►✓&<*—–-]")
_BETWEEN = re.compile(r"[,;]|\band\b|\bund\b")
_BRACKETS = re.compile(r"(?P<name>[^(),.;:]{1,60}?)\s+\([^()]*\)\s")
_JOINED = re.compile(r"\b(?:of|by|with|in|for|from|von|mit|für|aus|durch)\b", re.IGNORECASE)
_LEAD = re.compile(r"^[\s\-–—•:;,.]+")


def residue(text: str) -> str:
    """What in `text` is left over from its source (bullets, arrows, entities), or "".

    >>> residue("-fast -cheap -good"), residue("a well-known tool")
    ('-fast -cheap', '')
    """
    found = _RESIDUE.search(f" {text}") if _SIGN.search(text) else None
    if not found and "1" in text:
        found = _NUMBERED.search(text)
    return clean(found[0])[:12].strip() if found else ""


def without_markup(text: str) -> str:
    """`text` without the signs of inline emphasis and code, which a course may print.

    >>> without_markup("the *last* part of `H~2~O`")
    'the last part of H~2~O'
    """
    return re.sub(r"[*`]", "", text)


def gist(definition: str, names: tuple[str, ...] = (), language: str = "en") -> str:
    """The first telling sentence of a definition, without its own name as subject.

    >>> gist("A plan, also known as make-to-order, in which work waits for orders. It is lean.")
    'A plan in which work waits for orders'
    >>> gist("A router is a device that forwards packets.", ("Router",))
    'a device that forwards packets'
    """
    text = _LEAD.sub("", clean(definition))
    text = _without_other_names(text, language)
    parts = sentences(text)
    kept = ""
    for part in parts:
        kept = f"{kept} {part}".strip()
        if len(content_words(kept, language)) >= _LEAST_WORDS:
            break
    bare = _without_subject(kept.rstrip(" .;:,"), names, language)
    return _without_lead_in(bare, language).strip(" ,;:")


def _without_other_names(text: str, language: str) -> str:
    inside = _also_called(language)
    if not inside:
        return text
    return clean(inside.sub(" ", text)).replace(" .", ".").replace(" ,", ",")


@lru_cache(maxsize=8)
def _also_called(language: str) -> re.Pattern[str] | None:
    """What introduces another name up to its end, where the language has words for that."""
    phrases = sorted(language_of(language).also_called, key=lambda one: (-len(one), one))
    said = "|".join(re.escape(one) for one in phrases)
    inside = rf"\s*\((?:{said})\s[^()]*\)|,\s*(?:{said})\s[^,.;()]+(?:,|(?=[.;]|$))"
    return re.compile(inside, re.IGNORECASE) if phrases else None


def _without_subject(text: str, names: tuple[str, ...], language: str) -> str:
    """`text` without "X is" or "an X" before its verb, where X is one of the names."""
    rules = language_of(language)
    pronouns, copulas = rules.forms.get("pronouns", ()), rules.forms.get("copulas", ())
    text = _without_frame(text, names, rules)
    words = text.split()
    if not _may_start_with(words, (*names, *pronouns), rules):
        return text
    for span in range(1, min(len(words), _LONGEST_SUBJECT)):
        follows = words[span].lower()
        if follows in copulas or is_verb(follows, rules):
            head = " ".join(words[:span])
            pronoun = span == 1 and words[0].lower() in pronouns
            if pronoun or any(_is_subject(head, name, rules) for name in names):
                return " ".join(words[span:])
    return text


def _without_frame(text: str, names: tuple[str, ...], rules: Language) -> str:
    """`text` without what only introduces its name, or stands in brackets behind it.

    >>> _without_frame("The term anchor means a hook", ("Anchor",), language_of("en"))
    'a hook'
    >>> _without_frame("An anchor (or hook) is heavy", ("Anchor",), language_of("en"))
    'An anchor is heavy'
    """
    for frame in _frames(rules.code):
        found = frame.match(text)
        if found and (not found["name"] or _is_any(found["name"], names, rules)):
            return text[found.end() :]
    bare = _BRACKETS.match(text)
    if bare and _is_any(bare["name"], names, rules):
        return f"{bare['name']} {text[bare.end() :]}"
    return text


def _is_any(subject: str, names: tuple[str, ...], rules: Language) -> bool:
    return any(_is_subject(subject, name, rules) for name in names)


@lru_cache(maxsize=8)
def _frames(code: str) -> tuple[re.Pattern[str], ...]:
    """What introduces a name, as patterns; where no name stands in it, it is empty."""
    forms = language_of(code).forms.get("name_frames", ())
    name = r"[“\"']?(?P<name>[^“”\"',.;:()]{1,60}?)[”\"']?"
    texts = (
        one.replace("{name}", name) if "{name}" in one else f"{one}(?P<name>)" for one in forms
    )
    return tuple(re.compile(rf"{one}\s+", re.IGNORECASE) for one in texts)


def _may_start_with(words: list[str], names: tuple[str, ...], rules: Language) -> bool:
    """Whether the first word after an article starts as one of the names does."""
    if len(words) > 1 and words[0].lower() in rules.articles:
        words = words[1:]
    first = _first_letter(words[0], rules.code) if words else ""
    starts = (_first_letter(word, rules.code) for name in names for word in name.split())
    return not first or first in starts


def _first_letter(word: str, language: str) -> str:
    """The first letter of a word, folded."""
    start = word[:1]
    return start.lower() if start.isascii() and start.isalnum() else fold(word, language)[:1]


def _is_subject(head: str, name: str, rules: Language) -> bool:
    words = fold(head, rules.code).split()
    if words and words[0] in rules.articles:
        words = words[1:]
    wanted = fold(name, rules.code).split()
    if [singular(w, rules.code) for w in words] == [singular(w, rules.code) for w in wanted]:
        return True
    same_stem = content_words(" ".join(words), rules.code) == content_words(name, rules.code)
    return bool(words) and len(words) == len(wanted) and same_stem


def _without_lead_in(text: str, language: str) -> str:
    """`text` without "refers to", "means", or a copula before an article."""
    rules = language_of(language)
    for lead in rules.forms.get("lead_ins", ()):
        if text.lower().startswith(f"{lead} "):
            return text[len(lead) + 1 :]
    words = text.split(" ", 2)
    copulas, determiners = rules.forms.get("copulas", ()), rules.forms.get("determiners", ())
    if len(words) > 2 and words[0].lower() in copulas:  # noqa: PLR2004 - copula, article, noun
        following = words[1].lower()
        if following in determiners or following in {"when", "where"}:
            return f"{words[1]} {words[2]}"
        if words[0].lower() == "are" and plural_heads(f"{words[1]} {words[2]}", language):
            return f"{words[1]} {words[2]}"
    return text


@lru_cache(maxsize=1 << 16)
def enumerates(text: str) -> bool:
    """Whether a definition is an enumeration of short points and nothing else.

    >>> enumerates("sales systems, marketing systems and service systems")
    True
    >>> enumerates("loss of water by sweating, pale skin and cramps")
    False
    """
    parts = parts_of(text)
    if len({bool(_JOINED.search(part)) for part in parts}) > 1:
        return False
    return len(parts) > 2 and all(word_count(part) <= 3 for part in parts)  # noqa: PLR2004 - short points


def parts_of(text: str) -> tuple[str, ...]:
    """What stands between the commas and the "and" of an enumeration.

    >>> parts_of("sales, marketing and service")
    ('sales', 'marketing', 'service')
    """
    parts = (part.strip() for part in _BETWEEN.split(text))
    return tuple(part for part in parts if part)
