"""Papers: what students, markers and instructors hold in their hands.

In: a `Quiz` (or a `Glossary` for handouts), an edition, a paper size, folders with
templates of one's own.
Out: files by path, as bytes: student papers per form, keys, the answer sheet, class
sets with names on them, handouts; as PDF, as HTML or both; and problems.

`view` holds what a student's template may know, `student` and `key_view` make views of
a form, `templates` finds and fills Jinja2 templates, `html` and `pdf` print them,
`stamp` puts names on copies, `render` and `handouts` are what commands call.

Cannot happen: a key in a student's file, for the student's view has no field that
could hold one; a fetch from the network; two runs that print different bytes from the
same record, fonts and libraries; a letter that prints as a box without a warning.
"""
