"""Messy notes become cards, and no line is lost.

In: `SourceFile`s of any layout: alternating lines, markers, separators, tables,
Anki, Obsidian, Markdown, Quizlet, Moodle and more.
Out: a `Reading` per file: cards with their places, orphans, skipped lines with
their reason, and problems.

Cannot happen: a non-blank line in none, or in two, of cards, orphans and skipped
lines; an exception because of what a file says; an entity, a network address or a
bomb followed out of a packaged file.
"""
