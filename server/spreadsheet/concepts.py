"""What the concepts of a list are called in cells, those that a workspace has added to it among them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from graph.known import CONCEPT
from graph.record import Record
from ontology.namespaces import STYRGRAF
from ontology.schema import Key
from ontology.titles import title_of_scheme, titles_of_concepts

Words = Mapping[str, Mapping[str, str]]


class Concepts:
    """The words for the concepts of each list, by the value that a record has and by language."""

    def __init__(self, records: Iterable[Record]) -> None:
        """Take the records of the workspace: those of the class Concept add to the lists."""
        self._added: dict[str, dict[str, Mapping[str, str]]] = {}
        for record in records:
            if record.type == CONCEPT:
                label = record.data.get("label")
                texts = {language: str(text) for language, text in label.items()} if isinstance(label, Mapping) else {}
                self._added.setdefault(str(record.data.get("scheme")), {})[record.id] = texts
        self._by_word: dict[Key, Mapping[str, str]] = {}
        self._words: dict[tuple[Key, str], Mapping[str, str]] = {}

    def titles(self, key: Key) -> Words:
        """Return what each value that `key` takes is called per language."""
        if key.scheme is None:
            return {name: title_of_scheme(STYRGRAF + name) for name in sorted(key.concepts)}
        own = self._added.get(key.scheme.rpartition("/")[2], {})
        return {**{name: titles_of_concepts(key.scheme)[name] for name in sorted(key.concepts)}, **own}

    def words(self, key: Key, language: str) -> Mapping[str, str]:
        """Return what each value is called in cells in `language`; two of the same name are told apart."""
        if (key, language) not in self._words:
            self._words[key, language] = self._worded(key, language)
        return self._words[key, language]

    def _worded(self, key: Key, language: str) -> Mapping[str, str]:
        named = {
            name: texts.get(language) or next(iter(texts.values()), name) for name, texts in self.titles(key).items()
        }
        first: dict[str, str] = {}
        for name, word in named.items():
            first.setdefault(word.casefold(), name)
        return {name: word if first[word.casefold()] == name else f"{word} [{name}]" for name, word in named.items()}

    def value(self, key: Key, word: str) -> str | None:
        """Return the value that a word in either language, or the value itself, stands for; None where none does."""
        if key not in self._by_word:
            self._by_word[key] = self._read(key)
        return self._by_word[key].get(word.casefold())

    def known(self, key: Key) -> Collection[str]:
        """Return the words that `value` understands."""
        self.value(key, "")
        return self._by_word[key].keys()

    def _read(self, key: Key) -> Mapping[str, str]:
        pairs = [(word, name) for language in ("sv", "en") for name, word in self.words(key, language).items()]
        pairs += [(name, name) for name in self.titles(key)]
        found: dict[str, str] = {}
        for word, name in pairs:
            found.setdefault(word.casefold(), name)
        return found
