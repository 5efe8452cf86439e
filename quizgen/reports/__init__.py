"""From a graded class to what helps the next exam: analysis, class report, feedback.

In: a `Graded` class (`quizgen.grading`), nothing else; no glossary, no quiz record.
Out: an `Analysis` (`analysis.analyse`) and what is made of it: the report as text,
HTML, PDF pages and plain data for JSON; a feedback page per student; figures per
item that go back to the bank (`bank_statistics`).

`model` holds the types; `sheet` lines marks up by question and student; `describe`,
`correlation`, `reliability`, `groups`, `compare`, `beta` are the formulas, each with its
source; `form_check` looks at the forms as a whole;
`flags` and `remarks` put figures into words; `charts` draws; `class_text`, `class_view`,
`item_rows`, `posted` and `feedback_view` say what stands on a page and `pages` sets it;
`edits` notices marks that somebody changed in grades.csv.

Cannot happen: a figure that is NaN, infinite, or 0 in place of “cannot be said”:
what is undefined is None and says why.  A question is never removed, a mark never
changed; a name never stands in the edition that is posted.
"""
