"""Forms of Swedish words, as far as recognising a name in running text needs them."""

from __future__ import annotations

import re
from functools import cache

_ENDINGS = ("arna", "erna", "orna", "ena", "en", "et", "na", "ar", "er", "or", "an", "um", "n", "t", "a", "e")
_FEWEST_LETTERS = 3
#: Nouns that end so have no ending of their own in the plural: "ett råd, två råd".
_NEUTER = ("råd", "ombud", "utskott", "team", "nätverk", "förbund", "organ", "verk")
#: huvudman, huvudmannen, huvudmän and huvudmännen are one word.
_MAN = re.compile(r"m[aä]n(?:nen)?(s?)$")


@cache
def stems(word: str) -> frozenset[str]:
    """Return what may be left of `word` without its endings; two forms of one word share some.

    >>> bool(stems("nämndernas") & stems("nämnd"))
    True
    """
    folded = _MAN.sub(r"man\1", word.casefold())
    found = {folded}
    if folded.endswith("s") and len(folded) > _FEWEST_LETTERS + 1:
        found.add(folded.removesuffix("s").removesuffix(":"))
    found.update(_single(form) for form in tuple(found))
    for form in tuple(found):
        rests = (form.removesuffix(ending) for ending in _ENDINGS if form.endswith(ending))
        found.update(_single(rest) for rest in rests if len(rest) >= _FEWEST_LETTERS)
    return frozenset(found)


def _single(stem: str) -> str:
    """Write one m where an ending made it two: medlem, medlemmar."""
    return stem.removesuffix("m") if stem.endswith("mm") else stem


def is_genitive(word: str) -> bool:
    """Whether `word`, a name, may stand in the genitive."""
    return len(word) > _FEWEST_LETTERS and word.casefold().endswith("s") and not word.casefold().endswith("ss")


def present(infinitive: str) -> str:
    """Return the present of a verb of the first conjugation."""
    return f"{infinitive}r"


def definite_many(noun: str) -> str:
    """Return the definite plural of a noun that names a post or body, from any indefinite form of it.

    >>> [definite_many(word) for word in ("nämnd", "chefer", "samordnare", "råd")]
    ['nämnderna', 'cheferna', 'samordnarna', 'råden']
    """
    if noun.endswith("are"):
        return f"{noun.removesuffix('e')}na"
    if noun.endswith(("fullmäktige", "na")):
        return noun
    if noun.endswith(("er", "ar", "or")):
        return f"{noun}na"
    if noun.endswith(_NEUTER):
        return f"{noun}en"
    return f"{noun}rna" if noun.endswith(("e", "é")) else f"{noun}erna"


def definite_one(noun: str) -> str:
    """Return the definite singular of a noun that names a post.

    >>> [definite_one(word) for word in ("chef", "samordnare", "ombud")]
    ['chefen', 'samordnaren', 'ombudet']
    """
    if noun.endswith(("e", "a", "er", "or")):
        return f"{noun}n"
    return f"{noun}et" if noun.endswith(_NEUTER) else f"{noun}en"


def passives(infinitive: str, active: str) -> frozenset[str]:
    """Return the passive forms of a verb, infinitive and present, from its active ones.

    >>> sorted(passives("bereda", "bereder"))
    ['beredas', 'beredes', 'bereds']
    """
    stem = active if infinitive.startswith(active) else active.removesuffix("r")
    found = {f"{infinitive}s", f"{stem}s"}
    if active.endswith("er") and infinitive.endswith("a"):
        found.add(f"{_single(active.removesuffix('er'))}s")
    return frozenset(found)


def participles(infinitive: str, active: str) -> frozenset[str]:
    """Return the forms of the perfect participle of a verb of the first or second conjugation.

    >>> sorted(participles("sända", "sänder"))
    ['sänd', 'sända', 'sänt']
    """
    if active == present(infinitive):
        return frozenset({f"{infinitive}d", f"{infinitive}t", f"{infinitive}de"})
    stem = infinitive.removesuffix("a")
    if not active.endswith("er") or len(stem) < _FEWEST_LETTERS:
        return frozenset()
    if stem.endswith("d"):
        return frozenset({stem, f"{stem}a", f"{stem.removesuffix('d')}t"})
    voiceless = stem.endswith(("k", "p", "t", "s", "x"))
    return frozenset({f"{stem}t", f"{stem}ta"} if voiceless else {f"{stem}d", f"{stem}da", f"{stem}t"})


def imperatives(infinitive: str, active: str) -> frozenset[str]:
    """Return the imperative of a verb: the infinitive of the first conjugation, else the stem."""
    if not infinitive.endswith("a") or active == present(infinitive):
        return frozenset({infinitive})
    return frozenset({infinitive.removesuffix("a"), active.removesuffix("er").removesuffix("r")})
