"""The instructor's glossary: made from cards, checked, tidied, never overwritten.

In: `Reading`s of the sources, a glossary file as text, rows of a spreadsheet.
Out: entries (one per concept, with names, definitions, points and places), findings
in plain words with hints that can be pasted, proposals, the file's text again.
`normalize` makes entries, `checks` finds what is wrong, `tidy` clears it one key at
a time, `store` and `spreadsheet` write what they read, `merge` joins several files.

Cannot happen: two concepts merged because they look alike (only equal names and
declared aliases merge, the rest is proposed); a text corrected, a definition or a
card dropped in silence; a byte of the instructor's file changed that nobody asked
to change; an id that moves when a wording does.
"""
