"""Answers compared with what is right, and what they earn, with a reason for every mark.

In: a quiz as it was printed, the responses to it, the instructor's rulings and the
policy for points.
Out: a `Graded` class (each distinct answer with its decision, reason and steps, each
student's marks and totals), the tables of `graded/`, the queue of answers that wait
for a person, and what a regrade changes.

`compare.grade_response` is the definition of right.  Beneath it stand the ladder for
terms (`ladder`), lists (`lists`), definitions (`definitions`) and letters
(`lettered`); on top of it `marking` and `score` (a class), `rulings` and `ruled`
(decisions), `clusters` and `review` (the queue), `past_decisions` and `precedents`
(what earlier decisions settle), `regrade` (changes), `store` (the files), `summary`
(the terminal) and `simulate` (a made-up class).

Cannot happen: a mark without a reason; a student in who is not out; an answer that
is another term of the glossary accepted as a slip; points that do not add up to the
totals; a result that depends on the order of rows, the locale or the machine.
"""
