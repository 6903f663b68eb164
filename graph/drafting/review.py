"""The file that an editor reviews a proposal by: every passage, what was proposed, how surely."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from graph.documents.locator import Span
from graph.drafting.agreed import Agreed
from graph.drafting.carrying.carried import Carried
from graph.drafting.carrying.telling import overview, unchanged
from graph.drafting.clause import Clause, Guess
from graph.drafting.lead_in import only_heads, only_leads
from graph.drafting.marked import SURE
from graph.drafting.passage import Passage, Section
from graph.drafting.records.making import Making
from graph.drafting.records.standing import said_of
from graph.drafting.tokens import tokens_of
from graph.drafting.word_tables import is_binding
from graph.drafting.yardsticks import Yardstick

#: What else than duties was proposed, in words, by the place it stands on.
Others = Mapping[Span, Sequence[str]]


@dataclass(frozen=True)
class Review:
    """What the file tells of."""

    making: Making
    #: Ids of the records of the clauses, by the `id()` of the clause.
    ids: Mapping[int, str]
    #: Ids of all records that stand in the files.
    there: Set[str]
    #: How many of them somebody has to go through.
    waiting: int
    #: What is carried over from the edition that is revised, and the id of that; None and "" where there is none.
    carried: Carried | None = None
    revised: str = ""


def review_text(review: Review, document: str) -> str:
    """Return the review as Markdown."""
    making, proposal, comments = review.making, review.making.proposal, review.making.comments
    clauses = proposal.clauses
    unsure = sum(_least(clause) < SURE for clause in clauses)
    places = sum(bool(passage.clauses) for passage in proposal.passages)
    counted = {"clauses": len(clauses), "places": places, "uncertain": unsure, "waiting": review.waiting}
    how = comments("review-how", document=document, edition=making.edition, **counted)
    lines = [f"# {comments('review-title', edition=making.edition)}", "", how.strip(), ""]
    if review.carried:
        lines += overview(review.carried, review.revised, comments)
    lines += _newcomers(making)
    others = _others(making)
    within: dict[str, list[Passage]] = {}
    for passage in proposal.passages:
        within.setdefault(passage.section, []).append(passage)
    for section in proposal.sections:
        passages = within.get(section.slug, [])
        if passages or (section.heading and not review.carried):
            heading = section.heading.text if section.heading else comments("beginning")
            lines += [f"## {_plain(heading)}", "", *_headed(section, others), *_section(review, passages, others)]
    if review.carried:
        lines += unchanged(review.carried, review.revised, comments)
    return "\n".join(lines).rstrip() + "\n"


def _headed(section: Section, others: Others) -> Iterator[str]:
    """What was proposed from the heading itself, or that it binds somebody and nothing was."""
    if section.heading is None:
        return
    lines = [f"- {line}" for line in others.get(section.heading.span, ())]
    if not lines and is_binding(section.heading.text):
        lines = [f"- ● {_plain(section.heading.text)}"]
    if lines:
        yield from (*lines, "")


def _section(review: Review, passages: Sequence[Passage], others: Others) -> Iterator[str]:
    making = review.making
    for passage in passages:
        clauses = [clause for clause in passage.clauses if id(clause) in review.ids]  # an event tells of the others
        lines = [f"- {_told(making, clause)}  \n  {_recorded(review, clause)}" for clause in clauses]
        lines += [f"- {line}" for line in others.get(passage.span, ())]
        if lines and passage.denies and not _is_told_of(making, passage):
            lines.append(f"- ●{_denied(making, passage)}")
        if lines:
            yield from (f"> {_plain(passage.text)}", "", *lines, "")
    silent = [each for each in passages if not each.clauses and each.span not in others and not _only_leads(each)]
    if silent:
        yield from (f"**{making.comments('review-nothing')}**", "")
        yield from (
            f"- {'● ' if _binds(passage) else ''}{_plain(passage.text)}{_denied(making, passage)}" for passage in silent
        )
        yield ""


def _only_leads(passage: Passage) -> bool:
    """Whether a passage opens a list or a table and says nothing of its own."""
    if passage.block.kind == "row" and only_heads(tokens_of(passage.block.text)):
        return True
    return passage.introduces and only_leads(passage.text, passage.sentence.tokens, passage.sentence.mentions)


def _recorded(review: Review, clause: Clause) -> str:
    """The id of the record of a clause, or that there is none since its place cannot be told from others."""
    identity = review.ids[id(clause)]
    return f"`{identity}`" if identity in review.there else f"**({review.making.comments('review-no-place')})**"


def _binds(passage: Passage) -> bool:
    """Whether a passage has words of obligation, or its list has, and no list that says what they are about."""
    bound = bool(passage.sentence.governors) or is_binding(passage.text) or passage.bound
    return passage.denies or (bound and not passage.introduces)


def _denied(making: Making, passage: Passage) -> str:
    """The remark on a place that says what may not be done."""
    return f" **({making.comments('review-denied')})**" if passage.denies else ""


def _is_told_of(making: Making, passage: Passage) -> bool:
    """Whether what a place forbids is proposed as a statement."""
    return any(passage.span.start <= each.span.start < passage.span.end for each in making.proposal.forbidden)


def _others(making: Making) -> Others:
    """What else was proposed, by the place it stands on."""
    found: dict[Span, list[str]] = {}
    kinds, proposal = making.comments.fields(), making.proposal
    for each in proposal.compositions:
        for span in each.spans:
            told = f"**{kinds['composition']}**: {making.name(each.body.value)} · `composition.yaml`"
            found.setdefault(span, []).append(told)
    for event in proposal.events:
        when = ", ".join(event.months) or event.recurrence or (event.times and event.times.words)
        told = f"**{kinds['event']}**: {event.event.name}, {when} · `wheel.yaml`"
        found.setdefault(event.span, []).append(told)
    starts = [passage.span.start for passage in proposal.passages]
    for span, told in _single(making):
        near = bisect_right(starts, span.start) - 1
        whole = proposal.passages[near].span if near >= 0 else span
        found.setdefault(whole if whole.start <= span.start and span.end <= whole.end else span, []).append(told)
    return found


def _single(making: Making) -> Iterator[tuple[Span, str]]:
    """What stands each in one place: goals, measures, lines, parts, and the standing of the document."""
    kinds, proposal = making.comments.fields(), making.proposal
    for goal in proposal.goals:
        yield goal.span, f"**{kinds['goal']}** (?): {goal.label} · `goals.yaml`"
    for each in proposal.contested:
        who = ", ".join(dict.fromkeys(making.name(guess.value) for one in each.clauses for guess in one.bearers))
        for clause in each.clauses:
            yield clause.span, f"**{kinds['contested']}** (?): {each.matter.name} · {who} · `deliverables.yaml`"
    for by in proposal.yardsticks:
        yield from _measured(by, kinds)
    for line in proposal.answerings:
        yield line.span, f"**{kinds['line']}** (?): {line.one.name}, {line.to.name} · `lines.yaml`"
    for part in proposal.belongings:
        yield part.span, f"**{kinds['part']}** (?): {part.part.name} ({part.whole.name}) · `bodies.yaml`"
    yield from _agreed(proposal.agreements, kinds)
    yield from (
        (each.span, f"**{kinds[each.kind]}** (?): {each.label} · `statements.yaml`") for each in proposal.forbidden
    )
    for said in proposal.standing:
        yield said.span, f"**{kinds['standing']}** (?): {said_of(making, said)}"


def _agreed(agreements: Sequence[Agreed], kinds: Mapping[str, str]) -> Iterator[tuple[Span, str]]:
    """What agreement each of its places tells of."""
    for each in agreements:
        for _, span in each.places:
            yield span, f"**{kinds['agreement']}** (?): {each.name} · `agreements.yaml`"


def _measured(by: Yardstick, kinds: Mapping[str, str]) -> Iterator[tuple[Span, str]]:
    """What a goal is measured by, and the level that a place of its own sets."""
    if by.label:
        yield by.span, f"**{kinds['indicator']}** (?): {by.label} · `indicators.yaml`"
    if by.told and (by.level or by.change):
        yield by.told_at or by.span, f"**{kinds['target']}** (?): {by.told} · `targets.yaml`"
    for step in (each for each in by.later if each.level):
        yield step.place, f"**{kinds['target']}** (?): {step.words} · `targets.yaml`"


def _told(making: Making, clause: Clause) -> str:
    fields = making.comments.fields()
    parts = [f"**{clause.label}** {round(100 * _least(clause))} %"]
    parts += [_field(making, fields["bearer"], clause.bearers, making.name) or f"{fields['bearer']}: –"]
    parts.append(_field(making, fields["duty"], [clause.duty], _same))
    parts.append(_field(making, fields["force"], [clause.force], _same))
    if clause.deadline:
        parts.append(f"{fields['deadline']}: {clause.deadline.day}")
    if clause.recurrence:
        parts.append(_field(making, fields["recurrence"], [clause.recurrence], _same))
    if clause.times:
        parts.append(f"{fields['timesAYear']}: {clause.times.number}")
    others = {"recipient": clause.recipients, "togetherWith": clause.together, "object": clause.objects}
    parts += [_field(making, fields[name], guesses, making.name) for name, guesses in others.items()]
    return " · ".join(part for part in parts if part)


def _field(making: Making, name: str, guesses: Iterable[Guess], told: object) -> str:
    several = list(guesses)
    if not several:
        return ""
    assert callable(told)
    values = ", ".join(str(told(guess.value)) for guess in several)
    least = min(guess.confidence for guess in several)
    return f"{name}: {values}" if least >= SURE else f"{name}: {values} (?)"


def _same(value: str) -> str:
    return value


def _newcomers(making: Making) -> list[str]:
    used = {guess.value for clause in making.proposal.clauses for guess in (*clause.bearers, *clause.recipients)}
    new = [newcomer for identity, newcomer in sorted(making.proposal.newcomers.items()) if identity in used]
    if not new:
        return []
    told = [f"- {newcomer.known.name} (`{newcomer.known.id}`)" for newcomer in new]
    return [f"## {making.comments('review-new')}", "", making.comments("new-name").capitalize() + ".", "", *told, ""]


def _least(clause: Clause) -> float:
    return min([clause.confidence, clause.duty.confidence, *(guess.confidence for guess in clause.bearers)])


def _plain(text: str) -> str:
    """Text that Markdown takes as it is."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]<>#|" else letter for letter in " ".join(text.split()))
