"""What students handed in, read from the tables that people type or scan.

In: CSV, TSV or XLSX files (bytes) in the wide layout (a row per student; columns per
number, per item, in blocks `q1-q20`, or named by the question's text) or the long one
(a row per answer), the quiz, and the roster if there is one.
Out: a `Response` per student, with each answer as it stood in the file, and the
problems that were found, each with file and line.  Also the template to fill in.

Cannot happen: a student in a file who is not in the result; an answer that moves to
another question because a cell is missing; a text taken for a number or a date; the
answers to another quiz graded with this one.  What cannot be read for certain is
refused as a whole, with all its lines.
"""
