"""A chart like the one a real workspace gives: some 35 bodies, 17 principals, lines of every kind."""

from __future__ import annotations

from server.chart.model import ChartModel, Edge, Evidence, Level, Node

_KINDS = {
    "council": "råd",
    "board": "nämnd eller styrelse",
    "steering-group": "styrgrupp",
    "preparatory-group": "beredningsgrupp",
    "development-group": "utvecklingsgrupp",
    "coordination-group": "samordningsgrupp",
    "working-group": "arbetsgrupp",
    "network": "nätverk",
    "management-team": "ledningsgrupp",
    "department": "avdelning eller förvaltning",
    "unit": "enhet",
    "support-structure": "stödstruktur",
    "municipality": "kommun",
    "region": "region",
    "group-of-actors": "krets av aktörer",
    "state-authority": "statlig myndighet",
    "civil-society": "idéburen organisation",
    "other": "annan organisation",
}
_LINES = {
    "reports": "svarar inför",
    "prepares": "bereder åt",
    "follows-up": "följer upp",
    "appoints": "utser ledamöter i",
    "commissions": "ger uppdrag till",
    "supports": "stödjer",
    "drawn-from": "har ledamöter från",
    "informs": "informerar",
    "part-of": "ingår i",
}
_MUNICIPALITIES = (
    "Arvika", "Eda", "Filipstad", "Forshaga", "Grums", "Hagfors", "Hammarö", "Karlstad",
    "Kil", "Kristinehamn", "Munkfors", "Storfors", "Sunne", "Säffle", "Torsby", "Årjäng",
)  # fmt: skip
LEVELS = {
    "political": Level("political", "politisk nivå", "Politik", 1),
    "officials": Level("officials", "tjänstepersonsnivå", "Tjänstepersoner", 2),
    "support": Level("support", "stödnivå", "Stöd", 3),
    "principal": Level("principal", "huvudmannanivå", "Huvudmän", 4, is_grid=True),
    "external": Level("external", "utanför arenan", "Utanför arenan", 5, is_grid=True),
}
_BODIES: tuple[tuple[str, str, str, str], ...] = (
    ("regionstyrelsen", "Regionstyrelsen", "political", "board"),
    ("hsn", "Hälso- och sjukvårdsnämnden", "political", "board"),
    ("vr-or", "Värmlandsrådet/Ordföranderådet", "political", "council"),
    ("varmlandsradet", "Värmlandsrådet", "political", "council"),
    ("ordforanderadet", "Ordföranderådet", "political", "council"),
    ("kbn", "Kultur- och bildningsnämnden", "political", "board"),
    ("run", "Regionala utvecklingsnämnden", "political", "board"),
    ("psg", "Politiska styrgruppen", "political", "steering-group"),
    ("systemledningen", "Systemledningen", "officials", "management-team"),
    ("direktorsberedningen", "Direktörsberedningen", "officials", "management-team"),
    ("socialchefer", "Socialchefsnätverket", "officials", "network"),
    ("skolchefer", "Skolchefsnätverket", "officials", "network"),
    ("hsl", "Hälso- och sjukvårdsledningen", "officials", "management-team"),
    ("folkhalsa", "Folkhälsoavdelningen", "officials", "department"),
    ("kommunchefer", "Kommuncheferna", "officials", "group-of-actors"),
    ("bg", "Beredningsgruppen", "officials", "preparatory-group"),
    ("su-barn", "Strategisk utvecklingsgrupp barn och unga", "officials", "development-group"),
    ("su-vuxna", "Strategisk utvecklingsgrupp vuxna", "officials", "development-group"),
    ("su-aldre", "Strategisk utvecklingsgrupp äldre", "officials", "development-group"),
    ("sg-nara", "Samordningsgrupp god och nära vård, hälsa och omsorg", "officials", "coordination-group"),
    ("sg-psykisk", "Samordningsgrupp länssamordning psykisk hälsa", "officials", "coordination-group"),
    ("sg-samsjuk", "Samordningsgrupp samsjuklighet", "officials", "coordination-group"),
    ("arbetsgrupper", "Arbetsgrupper", "officials", "working-group"),
    ("rss", "Regional samverkans- och stödstruktur", "support", "support-structure"),
    ("enheten", "Enheten Nya perspektiv", "support", "unit"),
    ("fou", "FoU Välfärd Värmland", "support", "unit"),
    ("huvudmannen", "Huvudmännen", "principal", "group-of-actors"),
    ("kommunerna", "Kommunerna", "principal", "group-of-actors"),
    ("region-varmland", "Region Värmland", "principal", "region"),
    ("lansstyrelsen", "Länsstyrelsen Värmland", "external", "state-authority"),
    ("ideburna", "Idéburna organisationer", "external", "civil-society"),
    ("referensgrupp", "Regionala aktörer inom området", "external", "group-of-actors"),
    ("kultur", "Kultur och fritid", "external", "other"),
    ("kollektivtrafik", "Kollektivtrafik", "external", "other"),
    ("utveckling", "Regional utveckling", "external", "other"),
)  # fmt: skip
_GROUPS = ("su-barn", "su-vuxna", "su-aldre", "sg-nara", "sg-psykisk", "sg-samsjuk")
_POOLS = ("direktorsberedningen", "socialchefer", "skolchefer", "hsl", "folkhalsa")
_TIES: tuple[tuple[str, str, str, Evidence], ...] = (
    ("bg", "psg", "prepares", "stated"),
    ("bg", "systemledningen", "prepares", "stated"),
    ("bg", "psg", "reports", "inferred"),
    ("psg", "vr-or", "informs", "inferred"),
    ("psg", "varmlandsradet", "drawn-from", "stated"),
    *(("psg", board, "drawn-from", "stated") for board in ("regionstyrelsen", "hsn", "kbn", "run")),
    ("psg", "kommunerna", "drawn-from", "stated"),
    ("psg", "huvudmannen", "follows-up", "stated"),
    *(("bg", group, "follows-up", "stated") for group in _GROUPS),
    *(("bg", group, "commissions", "stated") for group in _GROUPS),
    *((group, "bg", "reports", "inferred") for group in _GROUPS),
    *(("bg", pool, "drawn-from", "stated") for pool in _POOLS),
    *((pool, "systemledningen", "part-of", "stated") for pool in _POOLS[:4]),
    *((group, "systemledningen", "supports", "stated") for group in ("bg", "enheten", *_GROUPS)),
    *((group, "arbetsgrupper", "commissions", "stated") for group in _GROUPS[:3]),
    ("enheten", "bg", "appoints", "stated"),
    ("enheten", "rss", "part-of", "stated"),
    ("fou", "rss", "part-of", "stated"),
    ("rss", "huvudmannen", "supports", "stated"),
    ("huvudmannen", "vr-or", "informs", "inferred"),
    ("kommunerna", "huvudmannen", "part-of", "drawn"),
    ("region-varmland", "huvudmannen", "part-of", "drawn"),
)
_PROVISIONAL = ("systemledningen", "vr-or")


def _node(name: str, label: str, level: str, kind: str) -> Node:
    parts = ("varmlandsradet", "ordforanderadet") if name == "vr-or" else ()
    return Node(
        id=name,
        iri=f"https://w3id.org/styrgraf/id/varmland/organisation/{name}",
        label=label,
        short_label="VR/OR" if name == "vr-or" else None,
        level=LEVELS[level],
        kind=kind,
        kind_label=_KINDS[kind],
        href=f"/organ/{name}",
        provisional=name in _PROVISIONAL,
        compound_parts=parts,
        evidence="inferred" if name == "kommunchefer" else "stated",
    )


def varmland() -> ChartModel:
    """Return the chart, all its lines included."""
    places = [_node(f"kommun-{name.lower()}", f"{name}s kommun".replace("ss ", "s "), "principal", "municipality")
              for name in _MUNICIPALITIES]  # fmt: skip
    nodes = (*(_node(*body) for body in _BODIES), *places)
    label = {node.id: node.label for node in nodes}
    edges = tuple(
        Edge(
            source=source,
            target=target,
            kind=kind,
            kind_label=_LINES[kind],
            evidence=evidence,
            href=f"/organ/{source}#linjer",
            title=f"{label[source]} {_LINES[kind]} {label[target]}",
        )
        for source, target, kind, evidence in _TIES
    )
    return ChartModel(nodes, edges, "Styrkarta för Nya Perspektiv", "Nya Perspektiv, utkast 2025", "sv")
