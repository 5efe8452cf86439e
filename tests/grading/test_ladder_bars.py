"""How well answers are judged, measured on development data that is not in the package.

The folder is named by QUIZGEN_DATA; without it these tests are skipped.
"""

from __future__ import annotations

import csv
import os
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from rapidfuzz import process
from rapidfuzz.distance import OSA

from quizgen.chance import Stream
from quizgen.grading.definitions import match_definition
from quizgen.grading.ladder import match_term
from quizgen.grading.lists import match_list
from quizgen.grading.question import prepare_question
from quizgen.text.tokens import stem
from quizgen.text.words import COMMON, frequencies

DATA = Path(os.environ.get("QUIZGEN_DATA", "")) / "grading"

pytestmark = pytest.mark.skipif(
    not os.environ.get("QUIZGEN_DATA") or not DATA.is_dir(),
    reason="QUIZGEN_DATA does not name the folder with the development data",
)


def table(name, delimiter=","):
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        if delimiter == "\t":
            return list(csv.DictReader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE))
        return list(csv.DictReader(lines, delimiter=delimiter))


def names_of(row, key="term"):
    return [row[key], *filter(None, row["aliases"].split("|"))]


@pytest.fixture(scope="module")
def terms():
    return [names_of(row) for row in table("glossary_terms.csv")]


@pytest.fixture(scope="module")
def slips():
    found = defaultdict(list)
    for row in table("typos_dev.tsv", "\t"):
        found[row["correct"]].append(row["misspelling"])
    return found


def question(accepted, terms):
    rivals = [name for names in terms for name in names if name not in accepted]
    return prepare_question(accepted, rivals=rivals)


def test_term_answers_reach_the_bar(terms):
    counts: Counter[object] = Counter()
    never = []
    for row in table("term_cases_dev.csv"):
        accepted = names_of(row, "key")
        found = match_term(row["answer"], question(accepted, terms))
        counts[row["label"], found.decision] += 1
        turned = row["class"] in {"antonym", "number", "negation", "reversal"}
        if turned and row["label"] == "0" and found.decision == "accept":
            never.append(row["answer"])
    right, wrong = counts["1", "accept"], counts["0", "accept"]
    missed = counts["1", "review"] + counts["1", "reject"]
    refused = counts["0", "review"] + counts["0", "reject"]
    assert 2 * right / (2 * right + wrong + missed) >= 0.98
    assert wrong / (wrong + refused) <= 0.005
    assert never == []


def test_one_misspelling_is_accepted_or_reviewed(terms, slips):
    counts: Counter[object] = Counter()
    for number, (word, wrong) in enumerate(sorted(slips.items())):
        frame = ("{}", "{} model", "customer {}")[number % 3]
        prepared = question([frame.format(word)], terms)
        for slip in wrong:
            counts[match_term(frame.format(slip), prepared).decision] += 1
    total = sum(counts.values())
    assert (counts["accept"] + counts["review"]) / total >= 0.99
    assert counts["accept"] / total >= 0.95


def test_other_words_one_or_two_edits_away_are_not_accepted(terms):
    common = sorted(word for word, count in frequencies("en").items() if count >= COMMON)
    counts: Counter[object] = Counter()
    for accepted in terms:
        prepared = question(accepted, terms)
        words = accepted[0].split()
        for place, word in enumerate(words):
            for near in other_words(word.lower(), common):
                answer = " ".join([*words[:place], near, *words[place + 1 :]])
                counts[match_term(answer, prepared).decision] += 1
    assert counts["accept"] / sum(counts.values()) <= 0.003


def other_words(word, common):
    near = process.extract(word, common, scorer=OSA.distance, score_cutoff=2, limit=None)
    return [one for one, edits, _ in near if edits and stem(one) != stem(word) and len(word) > 3]


def test_short_forms_without_an_alias_are_understood(terms):
    short = [(names[0], name) for names in terms for name in names[1:] if name.isupper()]
    others = [names[0] for names in terms]
    counts: Counter[object] = Counter()
    for term, letters in short:
        prepared = prepare_question([term], rivals=[name for name in others if name != term])
        counts["right", match_term(letters, prepared).decision] += 1
        for other, wrong in short:
            if other != term and wrong != letters:
                counts["wrong", match_term(wrong, prepared).decision] += 1
    assert counts["right", "accept"] / len(short) >= 0.9
    assert counts["wrong", "accept"] == 0


def test_lists_are_credited_exactly(slips):
    stream = Stream("lists")
    exact, error, total = 0, 0.0, 0
    for row in table("lists_dev.csv"):
        items, near = row["items"].split(";"), row["near_miss"].split(";")
        for _ in range(60):
            answer, wanted = list_answer(items, near, slips, stream)
            missed = abs(match_list(answer, items).credit - wanted)
            exact += missed < 1e-4
            error += missed
            total += 1
    assert exact / total >= 0.97
    assert error / total <= 0.01


def list_answer(items, near, slips, stream):
    """An answer to a list question as a student may write it, and what it should earn."""
    chosen = stream.sample(items, 1 + stream.below(len(items)))
    parts = [misspelt(one, slips, stream) if stream.fraction() < 0.2 else one for one in chosen]
    parts += [one for one in near if stream.fraction() < 0.2]
    parts += ["customer service"] if stream.fraction() < 0.1 else []
    parts = stream.shuffled(parts)
    separator = stream.pick([", ", "; ", "\n", " and ", " / ", " - ", " ", "\n- ", "1"])
    if separator == "1":
        answer = " ".join(f"{number}. {part}" for number, part in enumerate(parts, 1))
    else:
        answer = separator.join(parts)
    return answer, len(chosen) / len(items)


def misspelt(item, slips, stream):
    words = item.split()
    long = [place for place, word in enumerate(words) if len(word) > 4]
    if not long:
        return item
    place = stream.pick(long)
    word = words[place]
    cut = 1 + stream.below(len(word) - 2)
    swapped = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
    words[place] = stream.pick(
        [*slips.get(word, []), swapped, word[:cut] + word[cut:][:1] + word[cut:]]
    )
    return " ".join(words)


def test_definitions_are_told_right_from_wrong_at_one_threshold():
    judged = []
    for row in table("sra_dev.tsv", "\t"):
        if row["corpus"] == "sciEntsBank":
            references = row["reference_answers"].split(" || ")
            found = match_definition(row["student_answer"], references, question=row["question"])
            judged.append((found.score >= 0.5, row["label"] == "correct"))
    assert macro_f1(judged) >= 0.735


def macro_f1(judged):
    scores = []
    for side in (True, False):
        hits = sum(said == side == truth for said, truth in judged)
        misses = sum((said == side) != (truth == side) for said, truth in judged)
        scores.append(2 * hits / (2 * hits + misses))
    return sum(scores) / 2
