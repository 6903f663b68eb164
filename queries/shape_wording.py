"""What breaks a shape, in words: what is wrong and what to do, by the kind of fault and the name of the line."""

from __future__ import annotations

from collections.abc import Mapping

from ontology import schema
from ontology.constraints import Fault
from ontology.namespaces import STYRGRAF
from ontology.shacl_to_sparql import ShapeQuery
from ontology.titles import title_of_class, title_of_key, title_of_scheme
from queries.header import Texts
from queries.table import QUOTES

#: {focus} and {value} are things of the data, {name} what the line is called, {key} how it begins.
WRONG: Mapping[str, Mapping[Fault, str]] = {
    "sv": {
        "missing": "{focus} saknar ”{name}”.",
        "too-few": "{focus} har för få värden för ”{name}”: {value}.",
        "too-many": "{focus} har mer än ett värde för ”{name}”: {value}.",
        "text": "{focus} har text där ”{name}” ska peka på en post: {value}.",
        "class": "{focus} pekar med ”{name}” på något av fel slag: {value}.",
        "list": "{focus} har ett värde för ”{name}” som inte står i listan: {value}.",
        "language-missing": "{focus} saknar ”{name}” på {tongue}.",
        "language-twice": "{focus} har ”{name}” två gånger på samma språk: {value}.",
    },
    "en": {
        "missing": "{focus} lacks “{name}”.",
        "too-few": "{focus} has too few values for “{name}”: {value}.",
        "too-many": "{focus} has more than one value for “{name}”: {value}.",
        "text": "{focus} has text where “{name}” has to point at a record: {value}.",
        "class": "{focus} points by “{name}” at something of the wrong kind: {value}.",
        "list": "{focus} has a value for “{name}” that is not in the list: {value}.",
        "language-missing": "{focus} lacks “{name}” in {tongue}.",
        "language-twice": "{focus} has “{name}” twice in one language: {value}.",
    },
}
WRONG_FORM = {
    "sv": "{focus} har ett värde för ”{name}” som inte har rätt form: {value}.",
    "en": "{focus} has a value for “{name}” that is not of the right form: {value}.",
}
REMEDY: Mapping[str, Mapping[Fault, str]] = {
    "sv": {
        "missing": "Fyll i ”{name}” (raden ”{key}” i filen): {wanted}.",
        "too-few": "Ange fler för ”{name}” (raden ”{key}” i filen): {wanted}.",
        "too-many": "Behåll ett av värdena för ”{name}” (raden ”{key}” i filen).",
        "language-missing": "Skriv ”{name}” (raden ”{key}” i filen) på {tongue} också.",
        "language-twice": "Behåll en text för varje språk i ”{name}” (raden ”{key}” i filen).",
    },
    "en": {
        "missing": "Fill in “{name}” (the line “{key}” in the file): {wanted}.",
        "too-few": "Give more of “{name}” (the line “{key}” in the file): {wanted}.",
        "too-many": "Keep one of the values of “{name}” (the line “{key}” in the file).",
        "language-missing": "Write “{name}” (the line “{key}” in the file) in {tongue} too.",
        "language-twice": "Keep one text for each language in “{name}” (the line “{key}” in the file).",
    },
}
REPLACE = {
    "sv": "Byt {value} i ”{name}” (raden ”{key}” i filen) mot {wanted}.",
    "en": "Replace {value} in “{name}” (the line “{key}” in the file) by {wanted}.",
}
WANTED: Mapping[str, Mapping[schema.Kind, str]] = {
    "sv": {
        "language": "text på svenska och engelska",
        "iri": "id för en post{classes}",
        "nested": "en post{classes}",
        "source": "avsnitt och de första och sista orden, eller id för en källa",
        "concept": "ett ord ur listan ”{scheme}”",
        "text": "en text",
        "integer": "ett heltal",
        "decimal": "ett tal",
        "boolean": "true eller false",
        "time": "ett år, en månad eller ett datum",
        "month": "en månad, skriven som --05",
        "monthday": "en dag, skriven som --10-31",
    },
    "en": {
        "language": "text in Swedish and English",
        "iri": "the id of a record{classes}",
        "nested": "a record{classes}",
        "source": "section and first and last words, or the id of a source",
        "concept": "a word of the list “{scheme}”",
        "text": "a text",
        "integer": "a whole number",
        "decimal": "a number",
        "boolean": "true or false",
        "time": "a year, a month or a date",
        "month": "a month, written as --05",
        "monthday": "a day, written as --10-31",
    },
}
IS_A = {"sv": "{focus} är en post av slaget {kind}.", "en": "{focus} is a record of the kind {kind}."}
IS_A_RECORD = {"sv": "{focus} är en post.", "en": "{focus} is a record."}
HAS = {"sv": "{focus} har ”{name}”: {value}.", "en": "{focus} has “{name}”: {value}."}
ASKED = {
    "sv": "För poster av slaget {kind} gäller att ”{name}” {asked}",
    "en": "For records of the kind {kind} “{name}” {asked}",
}
ASKED_OF_ALL = {"sv": "För alla poster gäller att ”{name}” {asked}", "en": "For all records “{name}” {asked}"}
#: The class above all others, which says nothing of what a record is.
_ANY = "Entry"
#: Keys that lead out of the workspace.
OUTWARDS = frozenset({"page", "license"})
_ADDRESS = {"sv": "en webbadress", "en": "a web address"}
_LIST = {"sv": "id för en lista som kan utökas", "en": "the id of a list that can be extended"}
_OF_KIND = {"sv": " av slaget {names}", "en": " of the kind {names}"}
_OR = {"sv": " eller ", "en": " or "}
_BE = {"sv": " vara ", "en": " be "}
#: Kinds of value whose form the shape says more exactly than the kind does.
_FORMED = frozenset({"text", "time", "integer", "decimal"})
_TONGUE = {"sv": {"sv": "svenska", "en": "engelska"}, "en": {"sv": "Swedish", "en": "English"}}


def wrong(shape: ShapeQuery, fault: Fault, focus: str, value: str, language: str) -> str:
    """Say what is wrong with the thing called `focus`, in one sentence."""
    template = WRONG[language].get(fault) or WRONG_FORM[language]
    slots = {"name": name_of(shape)[language], "tongue": _tongue(shape, language)}
    return template.format(focus=_quoted(focus, language), value=value, **slots)


def remedy(shape: ShapeQuery, fault: Fault, value: str, language: str) -> str:
    """Say what to do about it, in one sentence: a form and a workbook know the field by name, a file the line."""
    template = REMEDY[language].get(fault) or REPLACE[language]
    slots = {"key": _key(shape).name, "wanted": _wanted(shape, language), "tongue": _tongue(shape, language)}
    slots["name"] = name_of(shape)[language]
    return template.format(value=value, **slots)


def grounds(shape: ShapeQuery, focus: str, value: str, language: str) -> tuple[str, str]:
    """Return the two facts that clash: what the thing says, and what holds for things of its kind."""
    of_all = _class(shape) == _ANY
    said = HAS if value else IS_A_RECORD if of_all else IS_A
    slots = {"kind": _lower(title_of_class(_class(shape))[language]), "name": name_of(shape)[language], "value": value}
    return (
        said[language].format(focus=_quoted(focus, language), **slots),
        (ASKED_OF_ALL if of_all else ASKED)[language].format(asked=_asked(shape, language), **slots),
    )


def name_of(shape: ShapeQuery) -> Texts:
    """Return what the property of `shape` is called."""
    return {language: _lower(title) for language, title in title_of_key(_key(shape)).items()}


def _key(shape: ShapeQuery) -> schema.Key:
    return next(key for key in schema.keys_of(_class(shape)).values() if key.iri == shape.path)


def _class(shape: ShapeQuery) -> str:
    return shape.target.removeprefix(STYRGRAF)


def _asked(shape: ShapeQuery, language: str) -> str:
    """Return what the shape asks for, without what it calls the property."""
    return shape.message[language].partition(": ")[2]


def _tongue(shape: ShapeQuery, language: str) -> str:
    return _TONGUE[language].get(shape.language or "", "")


def _wanted(shape: ShapeQuery, language: str) -> str:
    key = _key(shape)
    if key.name in OUTWARDS:
        return _ADDRESS[language]
    if key.kind == "concept" and not key.scheme:
        return _LIST[language]
    _, be, form = _asked(shape, language).rpartition(_BE[language])
    if be and key.kind in _FORMED:
        return form.rstrip(".")
    scheme = _lower(title_of_scheme(key.scheme)[language]) if key.scheme else ""
    return WANTED[language][key.kind].format(classes=_classes(key, language), scheme=scheme)


def _classes(key: schema.Key, language: str) -> str:
    """Return of which kinds a value may be; nothing where any will do."""
    # A class of another vocabulary keeps the prefix it came with, and has no title here.
    names = sorted(_lower(title_of_class(name)[language]) for name in key.range if "#" not in name and name != _ANY)
    if not names or _ANY in key.range:
        return ""
    *first, last = names
    return _OF_KIND[language].format(names=_OR[language].join(filter(None, [", ".join(first), last])))


def _quoted(name: str, language: str) -> str:
    """Return `name` in quotation marks, unless it quotes another itself."""
    return name if "”" in name else name.join(QUOTES[language])


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
