"""A small invented workspace, so that each test can break one thing in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

SETTINGS = """\
name: {sv: Sjöbygdens samråd, en: The Lakeland Council}
base: https://example.org/id/sjobygden/
languages: [sv, en]
persons: true
arena: organisation/samradet
derivedLinesOff: []
cycleStart: null
"""

EDITION = """\
- id: document/stadga
  type: GoverningDocument
  label: {sv: Samrådets stadga, en: The council's statutes}
- id: edition/stadga-2030
  type: Edition
  label: {sv: Stadgan 2030, en: The statutes of 2030}
  editionOf: document/stadga
  status: draft
  issued: 2030
- id: stadga-2030/section/organ
  type: Section
  label: {sv: Organ, en: Bodies}
  order: 1
  edition: edition/stadga-2030
"""

BODIES = """\
- id: organisation/samradet
  type: Arena
  label: {sv: Samrådet, en: The council}
- id: organisation/namnden
  type: Body
  label: {sv: Nämnden, en: The board}
  level: political
  kind: council
- id: organisation/kansliet
  type: Body
  label: {sv: Kansliet, en: The secretariat}
  level: support
  kind: unit
  validFrom: 2030-05
"""

DUTIES = """\
- id: stadga-2030/responsibility/kansliet-bereder
  type: Responsibility
  label: {sv: Bereder åt nämnden, en: Prepares for the board}
  bearer: organisation/kansliet
  duty: bereda
  recipient: organisation/namnden
  force: ska
  deadline: "--10-31"
  source:
    - {section: organ, textStart: kansliet bereder, textEnd: åt nämnden}
- id: stadga-2030/composition/namnden
  type: CompositionRule
  label: {sv: Nämndens sammansättning, en: Composition of the board}
  appliesTo: organisation/namnden
  total: 3
  seatGroup:
    - label: {sv: Tre ledamöter, en: Three members}
      seats: 3
  source:
    - {section: organ, textStart: nämnden har tre}
"""

FILES = {
    "workspace.yaml": SETTINGS,
    "stadga-2030/edition.yaml": EDITION,
    "stadga-2030/bodies.yaml": BODIES,
    "stadga-2030/duties.yaml": DUTIES,
}

WriteWorkspace = Callable[..., Path]


@pytest.fixture
def write_workspace(tmp_path: Path) -> WriteWorkspace:
    """Write the small workspace; keyword `replace` maps a file to (old, new), `add` to a whole text."""

    def write(replace: dict[str, tuple[str, str]] | None = None, add: dict[str, str] | None = None) -> Path:
        files = FILES | (add or {})
        for name, (old, new) in (replace or {}).items():
            assert old in files[name], f"{old!r} does not stand in {name}"
            files[name] = files[name].replace(old, new, 1)
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path

    return write
