"""The only room that opens files: reading with plain refusals, whole-or-nothing writing.

In: paths that a person typed, and bytes that the other rooms made.
Out: bytes; one file written beside itself and swapped in; or a set of folders and
files swapped in together, with a journal that lets the next run finish what a crash
left half done.

Cannot happen: half a file under its final name; old and new files mixed after a
failed write; a folder renamed that holds files of somebody else; an input changed.
"""
