"""Items: questions that a glossary yields, each independent of any paper.

In: a glossary.
Out: a bank of choice, matching, cloze and short-answer items by id, the reason for
every entry that yields none, flaws by named check, and items as plain data and back.

How: entries are made comparable (`lexicon`), it is settled who may stand beside whom
(`relations`; `akin` for pairs that are in doubt), what is near in topic (`topics`) and
of one kind (`kinds`: a person, an act, a thing) gives wrong options (`distractors`) of
which none stands out (`strangers`), and the form of a definition (`phrases`) chooses the
frame of its question (`stems`).

Cannot happen: entries that say the same, or one of which is the wider, in one item; a
question that says its answer; a third wrong option that stands out only to make up the
number; the order of options changing because another entry was added.
"""
