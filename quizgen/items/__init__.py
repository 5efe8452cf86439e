"""Items: questions that a glossary yields, each independent of any paper.

In: a glossary.
Out: a bank of choice, matching, cloze and short-answer items by id, the reason for
every entry that yields none, flaws by named check, and items as plain data and back.

How: entries are made comparable (`lexicon`), it is settled who may stand beside whom
(`relations`), what is near in topic (`topics`) gives wrong options (`distractors`), and
the form of a definition (`phrases`) chooses the frame of its question (`stems`).

Cannot happen: two right options in one item; a question that says its answer; an
item's wording or order changing because another entry was added.
"""
