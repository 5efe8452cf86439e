"""A glossary and a blueprint become a quiz, and the quiz becomes a record.

In: an item bank with its glossary, a blueprint (TOML) with sections by kind, count,
points, tags and sources, a seed, own items, earlier quizzes to stay away from, and
a roster.
Out: a `Quiz`: the items, their arrangement on forms A, B, C …, and all that grading
needs; its text (quiz.json) and the way back; one question looked up by form and
number; the same quiz with some questions struck and replaced; a parallel quiz; a
proof sheet; the students with the form that each one gets.

Cannot happen: an entry asked twice in one quiz; an item whose stem gives another's
answer away; a question dropped without a word (`NotEnoughError` says what is
possible); a shuffle that depends on the machine; another question touched by a
replacement; a key, an accepted answer or the seed inside the fingerprint.
"""
