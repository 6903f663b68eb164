"""The file itself, through our own template: it fetches nothing and lets no text become markup.

The template that comes with pyvis calls other hosts, writes titles that hold ``href`` as HTML and
its options unescaped; of pyvis the data model, the options and the script of vis-network are used.
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyvis
from markupsafe import Markup

from server.chart import ChartModel, Edge, sample
from server.chart.palette import LEVEL_COLOURS, level_class, level_colour
from server.chart.words import EVIDENCE_LEGEND, EVIDENCE_WORDS
from server.portable.network import network_of
from server.portable.words import WORDS
from server.templating import environment

_ENGINE = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
_FOLDER = Path(__file__).parents[1] / "templates" / "portable"


@dataclass(frozen=True)
class Kind:
    """A kind of line in the legend, with all lines of that kind."""

    slug: str
    label: str
    sample: Markup
    edges: tuple[Edge, ...]
    shown: bool


def portable_network(model: ChartModel, shown: Collection[str], beside: Sequence[str] = ()) -> str:
    """Return an HTML file with the network of `model` and, below it, the same lines as a list.

    Lines of the kinds `shown` are drawn from the start; the reader switches the others on. `beside` are sentences of
    lines that no picture can show.
    """
    templates = environment()
    engine, script, style = _ENGINE.read_text("utf-8"), _own("network.js"), _own("network.css") + _level_rules()
    return templates.get_template("portable/network.html").render(
        model=model,
        beside=beside,
        words=WORDS[model.language],
        kinds=_kinds(model, shown),
        grades=_grades(model),
        level_class=level_class,
        evidence=EVIDENCE_WORDS[model.language],
        data=_data(model) if model.nodes else None,
        engine=Markup(engine),
        script=Markup(script),
        style=Markup(style),
        policy=f"default-src 'none'; script-src {_hash(engine)} {_hash(script)}; style-src {_hash(style)}",
    )


def _data(model: ChartModel) -> dict[str, Any]:
    nodes, edges, _, height, width, options = network_of(model).get_network_data()
    return {"nodes": nodes, "edges": edges, "height": height, "width": width, "options": json.loads(options)}


def _kinds(model: ChartModel, shown: Collection[str]) -> list[Kind]:
    by_slug: dict[str, list[Edge]] = {}
    for edge in model.edges:
        by_slug.setdefault(edge.kind, []).append(edge)
    return [
        Kind(slug, edges[0].kind_label, Markup(sample(edges[0].look)), tuple(edges), slug in shown)
        for slug, edges in sorted(by_slug.items(), key=lambda item: item[1][0].kind_label)
    ]


def _grades(model: ChartModel) -> list[tuple[Markup, str]]:
    present = {edge.evidence for edge in model.edges}
    legend = EVIDENCE_LEGEND[model.language]
    return [(Markup(sample("reports", grade)), words) for grade, words in legend.items() if grade in present]


def _level_rules() -> str:
    """Return a rule for the colour of each level."""
    numbers = range(1, len(LEVEL_COLOURS) + 1)
    return "".join(f".{level_class(each)} {{ border-color: {level_colour(each).light}; }}\n" for each in numbers)


def _own(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
