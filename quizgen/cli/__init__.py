"""The command line: one module per verb, wiring only.

In: what a person typed.  Out: files in the person's folders, talk on stderr, data on
stdout where it was asked for, and an exit code.

A command opens files, calls the rooms, and publishes what they made; rules and
formats live in the rooms.  Each command imports its rooms when it runs, so that
`quizgen --help` is quick.

Cannot happen: a traceback because of somebody's data; output half written; a human's
file overwritten without being asked; anything sent over a network.
"""
