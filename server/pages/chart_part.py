"""The part of the styrkarta that a state asks for: its bodies, the lines walked, and its picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from server.chart import ChartModel
from server.pages.chart_state import ChartState, usual_kinds
from server.pages.drawing import PART_OF, Step, branch, model_along, model_around, way, whole_model
from server.pages.facts.line import plain_lines
from server.pages.facts.neighbours import neighbours
from server.pages.facts.organisation import Organisation, organisations
from server.pages.facts.reader import Reader
from server.pages.visit import Visit


def charted(reader: Reader) -> Mapping[str, Organisation]:
    """Return every body that has a place in a chart, by slug."""
    return {each.slug: each for each in reader.once(organisations) if each.level}


def kinds_shown(visit: Visit, state: ChartState) -> Set[str]:
    """Return the kinds of line asked for, else those usually shown."""
    if state.kinds is not None:
        return state.kinds
    return usual_kinds(visit.reader.once(_kinds_found), roomy=state.is_roomy)


def _kinds_found(reader: Reader) -> Set[str]:
    # A way may go from a part to its whole, for which no line stands anywhere.
    return {line.kind_slug for line in reader.once(plain_lines)} | {PART_OF}


@dataclass(frozen=True)
class Part:
    """What `state` asks for in the editions that `visit` shows, which have the bodies that it is about."""

    visit: Visit
    state: ChartState

    @cached_property
    def every(self) -> Mapping[str, Organisation]:
        """Every body that has a place in a chart, by slug."""
        return self.visit.reader.once(charted)

    @cached_property
    def focus(self) -> str:
        """The IRI of the body that it is about; empty where it is about none."""
        return self.every[self.state.focus].iri if self.state.focus else ""

    @cached_property
    def _ends(self) -> tuple[str, str]:
        """The IRIs of the ends of a way."""
        return self.every[self.state.start].iri, self.every[self.state.end].iri

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The lines walked, where a branch or a way is asked for."""
        if self.state.is_way:
            return way(self.visit, *self._ends)
        return branch(self.visit, self.focus) if self.state.is_branch else ()

    @cached_property
    def about(self) -> Sequence[Organisation]:
        """The bodies that it holds, in the order of the records."""
        if self.state.is_way or self.state.is_branch:
            iris = {end for step in self.steps for end in (step.start, step.end)}
            iris |= {self.every[slug].iri for slug in (self.state.focus, self.state.start, self.state.end) if slug}
        elif self.state.focus:
            iris = self.visit.reader.once(neighbours).around(self.focus, int(self.state.reach))
        else:
            return tuple(self.every.values())
        return [each for each in self.every.values() if each.iri in iris]

    @cached_property
    def whole(self) -> ChartModel | None:
        """The chart of all of it; None where it is too much for one picture."""
        if self.state.is_way:
            return model_along(self.visit, self.steps, {*self._ends}, self.state.start)
        if self.state.is_branch:
            return model_along(self.visit, self.steps, {self.focus}, self.state.focus)
        if self.state.focus:
            return model_around(self.visit, self.state.focus, int(self.state.reach))
        return whole_model(self.visit)
