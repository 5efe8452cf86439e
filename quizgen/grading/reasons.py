"""Every reason that a mark can have, and what it means: one table for all outputs."""

from __future__ import annotations

from collections.abc import Mapping

# Reasons that say nothing about how right the answer is: it was not read.
UNREAD = frozenset(
    ["illegible", "ambiguous", "several", "no-option", "two-readings", "by-hand", "too-long"]
)
# In the order of the ladder.  The codes are stable: files and tests rely on them.
REASONS: Mapping[str, str] = {
    "blank": "Nothing was written.",
    "dont-know": "The answer says that the student does not know.",
    "illegible": "The answer could not be read, so a person looks at it.",
    "too-long": "The answer is too long to be judged by the program, so a person looks at it.",
    "by-hand": "The points were given by hand.",
    "ruling": "An instructor ruled on this answer.",
    "like-ruling": "The answer says what another one says, on which an instructor ruled.",
    "void": "The question was taken out; it counts for nobody.",
    "two-readings": "Two files read this answer differently, so a person looks at it.",
    "choice": "The right option was chosen.",
    "wrong-choice": "A wrong option was chosen.",
    "several": "More than one letter was given, so a person looks at it.",
    "no-option": "This is neither a printed letter nor an option's text, so a person looks at it.",
    "exact": "The answer is the term, letter by letter.",
    "folded": "The answer is the term; only case, spacing, punctuation or word form differ.",
    "alias": "The answer is another accepted name of the term.",
    "acronym": "The answer is made of the first letters of the term, or spells them out.",
    "abbreviation": "The answer shortens a word of the term in a usual way.",
    "order": "The answer has the words of the term in another order.",
    "typo": "The answer is the term with a slip of the pen in a word.",
    "inflection": "A word of the answer is of the family of the term's word, but another form.",
    "rare-word": "A word of the answer is near the term's word but is a rare word of its own.",
    "real-word": "A word of the answer is near the term's word but is another word.",
    "never": "This answer was once ruled wrong for good.",
    "other-term": "The answer is another term of the glossary.",
    "near-term": "The answer is a term that is very close to this one, so a person looks at it.",
    "two-terms": "The answer names two competing terms.",
    "opposite": "A word of the answer is the opposite of the term's word.",
    "negation": "The answer negates the term, or the term is a negation and the answer is not.",
    "number": "A number of the answer differs from the term's.",
    "direction": "A word of direction differs, or two sides have changed places.",
    "missing-word": "A word of the term is missing.",
    "extra-word": "The answer has a further word that may change its meaning.",
    "homoglyph": "The answer has letters of another script that only look alike.",
    "not-exact": "Case and symbols count here, and they differ.",
    "ambiguous": "The answer can be read in two ways, so a person looks at it.",
    "list": "Every point of the list was found.",
    "partial-list": "Some points of the list were found.",
    "too-many": "Many parts are not points of the list, so a person looks at it.",
    "definition": "The definition was compared with the accepted ones; a person decides.",
    "copied": "The answer repeats the question.",
    "keywords": "The answer is a string of keywords, not a sentence.",
    "swapped": "The answer has the right words, but they have changed roles.",
    "wrong": "The answer is not the term.",
}
