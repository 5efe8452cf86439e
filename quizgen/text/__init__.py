"""Text as people type it, made comparable.

In: bytes and strings from notes, answers and names, and a language code.
Out: decoded text and its lines, cleaned text, folded text for comparing, normal
names of terms, words and sentences, slugs for ids, sort keys, what the dictionary
knows of a word, and the rules and printed phrases of a language.

Cannot happen: a line lost or split at anything but CRLF, LF or CR; a result that
depends on the locale, the clock or the machine; `clean` or `fold` changing their
own result when applied again.
"""
