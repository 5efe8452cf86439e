"""`quizgen init`: a course folder to start from."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.talk import Talk
from quizgen.text.counted import counted

_STEPS = """\
# {title}

A course folder of quizgen. Six steps from notes to grades:

1. Put your notes into `notes/` (text, Markdown, CSV, Anki, Quizlet …), then
   `quizgen normalize notes -o glossary/{name}.toml`
2. See and clear what is wrong in them:
   `quizgen check glossary/{name}.toml` and `quizgen tidy glossary/{name}.toml`
3. See what questions the glossary can give:
   `quizgen bank glossary/{name}.toml`
4. Make the exam that `blueprint.toml` describes:
   `quizgen make glossary/{name}.toml --blueprint blueprint.toml -o output/{name}`
5. Print what is in `output/{name}/print/`, keep `keys/` to yourself. Type the answers into
   `output/{name}/responses.csv`, then `quizgen grade output/{name}`
6. Decide on what is left, and look at the result:
   `quizgen review output/{name}` and `quizgen report output/{name}`

`notes/` holds a short example with two mistakes in it, so that all steps work before you start.
`templates/` is for changes to the look: `quizgen templates copy theme.css`.
"""

_NOTES = """\
Photosynthesis and cells
Photosynthesis
the process by which green plants turn light, water and carbon dioxide into sugar and oxygen
Chlorophyll
the green pigment that absorbs light in the leaves of plants
Mitochondrion
the part of a cell that releases energy from sugar by respiration
Chloroplast
the part of a plant cell in which light is turned into chemical energy
Cell wall
a stiff layer of cellulose that surrounds the cells of plants
Cell membrane
a thin layer that controls which substances enter and leave a cell
Nucleus
the part of a cell that holds the hereditary information
Ribosome
a small particle that builds proteins from amino acids
Vacuole
a large space filled with sap that keeps a plant cell firm
Osmosis
the movement of water through a thin layer towards the stronger solution
Diffusion
the spreading of particles from a place where there are many to a place where there are few
Respiration
the release of energy from sugar with the help of oxygen
Stomata
small openings in a leaf through which gases pass in and out
Xylem
the vessels that carry water from the roots to the leaves of a plant
Phloem
the vessels that carry sugar from the leaves to the rest of a plant
Enzyme
a protein that speeds up a chemical reaction without being used up
Tissue
a group of similiar cells that do the same work in the body of a plant or an animal
Four products of the work of cells
1. energy 2. water 3. carbon dioxide
"""

_BLUEPRINT = """\
# What an exam contains. Every answer a student gives has its own number;
# `count` counts numbers, `points` is per number.
title = {quoted}
seed = "{seed}"          # the same seed makes the same exam: keep it to yourself
forms = 2

[paper]
size = "A4"              # or "Letter"
institution = ""
course = ""
date = ""
minutes = 45

[[section]]
kind = "choice"
count = 5
points = 1

[[section]]
kind = "matching"
count = 4
points = 1

[[section]]
kind = "cloze"
count = 2
points = 2

[[section]]
kind = "short"
count = 1
points = 3

[grading]
pass = 50
"""


def init(
    ctx: typer.Context,
    folder: Annotated[Path, typer.Argument(help="The folder to start in.")] = Path(),
) -> None:
    """Starts a course folder: notes, glossary, templates, output, a blueprint, six steps.

    Nothing that is there already is changed.

    \b
    Example:
      quizgen init biology
    """
    from quizgen.cli.normalize import title_of
    from quizgen.files.write import write_whole
    from quizgen.text.slug import slug

    talk: Talk = ctx.obj
    title = title_of(folder.resolve().name)
    fill = {
        "title": title,
        "quoted": json.dumps(title, ensure_ascii=False),
        "name": slug(title, "course"),
        "seed": f"{secrets.randbits(64):016x}",
    }
    files = {
        "README.md": _STEPS.format(**fill),
        "notes/example.txt": _NOTES,
        "blueprint.toml": _BLUEPRINT.format(**fill),
        "glossary/README.md": "The glossaries of this course; they are yours to edit.\n",
        "templates/README.md": "Templates of your own; see `quizgen templates list`.\n",
        "output/README.md": "What quizgen makes.\n",
    }
    written = [name for name in files if not (folder / name).exists()]
    for name in written:
        write_whole(folder / name, files[name].encode())
        talk.say(f"  {folder / name}")
    kept = len(files) - len(written)
    talk.say(
        f"{counted(len(written), 'file')} written"
        + (f", {kept} kept as they were" if kept else "")
        + f". Next: read {folder / 'README.md'}, or in that folder: "
        f"quizgen normalize notes -o glossary/{fill['name']}.toml"
    )
