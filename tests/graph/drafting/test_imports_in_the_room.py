"""Modules of `graph/drafting` import one way, imports for types alone included."""

from __future__ import annotations

import ast
from pathlib import Path

import networkx as nx

ROOT = Path(__file__).parents[3]
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in (ROOT / "graph/drafting").rglob("*.py")
}


def test_no_module_imports_one_that_imports_it() -> None:
    imports: nx.DiGraph[str] = nx.DiGraph()
    for name, path in MODULES.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module in MODULES:
                imports.add_edge(name, node.module)
    assert imports.number_of_edges() > len(MODULES)
    assert list(nx.simple_cycles(imports)) == []
