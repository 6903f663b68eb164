"""How high a body stands by who sits there, and whose it is, where its name alone would tell something else."""

from __future__ import annotations

from graph.drafting.cast import Newcomer
from graph.drafting.inflection import stems
from graph.drafting.records.appointed import APPOINTING
from graph.drafting.records.making import Making
from graph.drafting.word_tables import table

#: Kinds that may be of politicians or of employees.
_OPEN = frozenset({"steering-group", "council"})


def usual_level(making: Making, newcomer: Newcomer) -> str:
    """Return the level of a body among the usual ones: by its name, but for one of employees or of the principals."""
    usual = newcomer.head.level
    if newcomer.head.kind in _OPEN and usual == "political" and _of_employees(making, newcomer.known.id):
        return "officials"
    has_heading = any(m.known.id == newcomer.known.id for s in making.proposal.sections for m in s.named)
    if is_of_principals(newcomer) and not has_heading and making.proposal.own.levels:
        return "principal"
    return usual


def is_of_principals(newcomer: Newcomer) -> bool:
    """Whether a body is one that each municipality or region has: "Kommunstyrelserna"."""
    return any(not stems(newcomer.known.name).isdisjoint(stems(word)) for word in _words("of_principals"))


def _of_employees(making: Making, body: str) -> bool:
    """Whether those who sit in a body, or appoint to it, are all employees by their posts."""
    proposal = making.proposal
    sit = [each for each in proposal.compositions if each.body.value == body]
    posts = [post.value for each in sit for post in each.posts]
    posts += [group.pool.value for each in sit for group in each.groups if group.pool.value.startswith("post/")]
    elected = any(
        each.total or any(group.pool.value.startswith("organisation/") for group in each.groups) for each in sit
    )
    if posts and not elected:
        return all(_is_employed(making, post) for post in posts)
    return not elected and _appointed_by_employee(making, body)


def _appointed_by_employee(making: Making, body: str) -> bool:
    for passage in making.proposal.passages:
        subject = [mention.known.id for mention in passage.subject[:1]]
        for clause in passage.clauses if subject == [body] else ():
            by = [guess.value for guess in clause.bearers]
            if clause.duty.value in APPOINTING and by and all(_is_employed(making, each) for each in by):
                return True
    return False


def _is_employed(making: Making, post: str) -> bool:
    newcomer = making.proposal.newcomers.get(post)
    return newcomer is not None and newcomer.head.word in _words("employed")


def _words(name: str) -> frozenset[str]:
    return frozenset(table("bodies")[name])
