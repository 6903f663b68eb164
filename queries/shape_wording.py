"""What breaks a shape, in words: what is wrong and what to do, by the kind of fault and the name of the line."""

from __future__ import annotations

from collections.abc import Mapping

from ontology import schema
from ontology.constraints import Fault
from ontology.namespaces import STYRGRAF
from ontology.shacl_to_sparql import ShapeQuery
from ontology.titles import title_of_class, title_of_key, title_of_scheme
from queries.header import Texts

#: {focus} and {value} are things of the data, {name} what the line is called, {key} how it begins.
WRONG: Mapping[str, Mapping[Fault, str]] = {
    "sv": {
        "missing": "{focus} saknar ”{name}”.",
        "too-few": "{focus} har för få värden för ”{name}”: {value}.",
        "too-many": "{focus} har mer än ett värde för ”{name}”: {value}.",
        "text": "{focus} har text där ”{name}” ska peka på en post: {value}.",
        "class": "{focus} pekar med ”{name}” på något av fel slag: {value}.",
        "list": "{focus} har ett värde för ”{name}” som inte står i listan: {value}.",
        "language-missing": "{focus} saknar ”{name}” på ett av språken.",
        "language-twice": "{focus} har ”{name}” två gånger på samma språk: {value}.",
    },
    "en": {
        "missing": "{focus} lacks “{name}”.",
        "too-few": "{focus} has too few values for “{name}”: {value}.",
        "too-many": "{focus} has more than one value for “{name}”: {value}.",
        "text": "{focus} has text where “{name}” has to point at a record: {value}.",
        "class": "{focus} points by “{name}” at something of the wrong kind: {value}.",
        "list": "{focus} has a value for “{name}” that is not in the list: {value}.",
        "language-missing": "{focus} lacks “{name}” in one of the languages.",
        "language-twice": "{focus} has “{name}” twice in one language: {value}.",
    },
}
WRONG_FORM = {
    "sv": "{focus} har ett värde för ”{name}” som inte har rätt form: {value}.",
    "en": "{focus} has a value for “{name}” that is not of the right form: {value}.",
}
REMEDY: Mapping[str, Mapping[Fault, str]] = {
    "sv": {
        "missing": "Lägg till raden ”{key}” i posten: {wanted}.",
        "too-few": "Lägg till fler värden på raden ”{key}”: {wanted}.",
        "too-many": "Behåll ett av värdena på raden ”{key}”.",
        "language-missing": "Skriv raden ”{key}” på båda språken, sv och en.",
        "language-twice": "Behåll en text för varje språk på raden ”{key}”.",
    },
    "en": {
        "missing": "Add the line “{key}” to the record: {wanted}.",
        "too-few": "Add more values to the line “{key}”: {wanted}.",
        "too-many": "Keep one of the values on the line “{key}”.",
        "language-missing": "Write the line “{key}” in both languages, sv and en.",
        "language-twice": "Keep one text for each language on the line “{key}”.",
    },
}
REPLACE = {
    "sv": "Byt {value} på raden ”{key}” mot {wanted}.",
    "en": "Replace {value} on the line “{key}” by {wanted}.",
}
WANTED: Mapping[str, Mapping[schema.Kind, str]] = {
    "sv": {
        "language": "text på svenska och engelska",
        "iri": "id för en post av slaget {classes}",
        "nested": "en post av slaget {classes}",
        "source": "avsnitt och de första och sista orden, eller id för en källa",
        "concept": "ett ord ur listan ”{scheme}”",
        "text": "en text i den form som begärs",
        "integer": "ett heltal",
        "decimal": "ett tal",
        "boolean": "true eller false",
        "time": "ett år, en månad eller ett datum",
        "month": "en månad, skriven som --05",
        "monthday": "en dag, skriven som --10-31",
    },
    "en": {
        "language": "text in Swedish and English",
        "iri": "the id of a record of the kind {classes}",
        "nested": "a record of the kind {classes}",
        "source": "section and first and last words, or the id of a source",
        "concept": "a word of the list “{scheme}”",
        "text": "a text of the form asked for",
        "integer": "a whole number",
        "decimal": "a number",
        "boolean": "true or false",
        "time": "a year, a month or a date",
        "month": "a month, written as --05",
        "monthday": "a day, written as --10-31",
    },
}
IS_A = {"sv": "{focus} är av slaget {kind}.", "en": "{focus} is of the kind {kind}."}
HAS = {"sv": "{focus} har ”{name}”: {value}.", "en": "{focus} has “{name}”: {value}."}
ASKED = {"sv": "För {kind} gäller: {asked}", "en": "For {kind} this holds: {asked}"}
_OR = {"sv": " eller ", "en": " or "}


def wrong(shape: ShapeQuery, fault: Fault, focus: str, value: str, language: str) -> str:
    """Say what is wrong with the thing called `focus`, in one sentence."""
    template = WRONG[language].get(fault) or WRONG_FORM[language]
    return template.format(focus=focus, value=value, name=name_of(shape)[language])


def remedy(shape: ShapeQuery, fault: Fault, value: str, language: str) -> str:
    """Say what to do about it, in one sentence that names the line of the record."""
    template = REMEDY[language].get(fault) or REPLACE[language]
    return template.format(key=_key(shape).name, value=value, wanted=_wanted(_key(shape), language))


def grounds(shape: ShapeQuery, focus: str, value: str, language: str) -> tuple[str, str]:
    """Return the two facts that clash: what the thing says, and what holds for things of its kind."""
    kind = _lower(title_of_class(_class(shape))[language])
    said = HAS if value else IS_A
    return (
        said[language].format(focus=focus, value=value, kind=kind, name=name_of(shape)[language]),
        ASKED[language].format(kind=kind, asked=_lower(shape.message[language].replace(": ", " ", 1))),
    )


def name_of(shape: ShapeQuery) -> Texts:
    """Return what the property of `shape` is called."""
    return {language: _lower(title) for language, title in title_of_key(_key(shape)).items()}


def _key(shape: ShapeQuery) -> schema.Key:
    return next(key for key in schema.keys_of(_class(shape)).values() if key.iri == shape.path)


def _class(shape: ShapeQuery) -> str:
    return shape.target.removeprefix(STYRGRAF)


def _wanted(key: schema.Key, language: str) -> str:
    # A class of another vocabulary keeps the prefix it came with, and has no title here.
    own = (name for name in key.range if "#" not in name)
    classes = sorted(_lower(title_of_class(name)[language]) for name in own)
    scheme = _lower(title_of_scheme(key.scheme)[language]) if key.scheme else ""
    return WANTED[language][key.kind].format(classes=_OR[language].join(classes), scheme=scheme)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
