"""The texts of the pages, read from one YAML file per language with the same keys in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

from queries.articles import is_within, within
from server.language.choice import Language
from server.language.numbers import number_words

FOLDER = Path(__file__).parent


class Texts:
    """The texts of one language by dotted key, as in ``body.duties``."""

    def __init__(self, language: Language, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, key: str, **slots: object) -> str:
        """Return the text with its slots filled in.

        Plain while every slot is; a slot that is a link or other markup makes the whole markup,
        with the rest escaped. Raises KeyError for a text or a slot that is not there.
        """
        text = self._texts[key]
        if self.language == "en":
            slots = {name: _within(value) if is_within(text, name) else value for name, value in slots.items()}
        if any(hasattr(value, "__html__") for value in slots.values()):
            return Markup(text).format(**slots)
        return text.format(**slots) if slots else text

    def counted(self, key: str, count: int, **slots: object) -> str:
        """Return the text for one thing or for several: ``<key>.one`` or ``<key>.other``."""
        told = number_words(Decimal(count), self.language)
        return self(f"{key}.{'one' if count == 1 else 'other'}", count=told, **slots)

    def listed(self, items: Iterable[object]) -> str:
        """Return `items` as a phrase: “a, b och c”. Markup stays markup, everything else is escaped."""
        phrases = [Markup(item) if hasattr(item, "__html__") else Markup.escape(item) for item in items]
        if len(phrases) < 2:
            return Markup("").join(phrases)
        return Markup("{} {} {}").format(Markup(", ").join(phrases[:-1]), self("phrase.and"), phrases[-1])

    def under(self, prefix: str) -> tuple[str, ...]:
        """Return what follows `prefix` and a dot in the keys, in the order of the file."""
        return tuple(key.removeprefix(f"{prefix}.") for key in self._texts if key.startswith(f"{prefix}."))

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    @property
    def keys(self) -> frozenset[str]:
        """Return the key of every text."""
        return frozenset(self._texts)


def _within(value: object) -> object:
    """Return a name, or a list of names, as text or as markup, as it stands within an English sentence."""
    if hasattr(value, "__html__"):
        return Markup(within(str(value.__html__())))
    return within(value) if isinstance(value, str) else value


@cache
def texts_in(language: Language) -> Texts:
    """Return the texts of `language`."""
    content = yaml.safe_load((FOLDER / f"{language}.yaml").read_text("utf-8"))
    return Texts(language, dict(_flat(content)))


def _flat(content: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in content.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{path}{key}.")
        else:
            yield path + key, str(value)
