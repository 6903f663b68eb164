"""The words of the pages in Swedish and English: texts, dates and the choice of language."""

from server.language.choice import DEFAULT, LANGUAGES, Language, choose
from server.language.dates import at_words, deadline_words, month_runs, month_words, time_words
from server.language.numbers import number_words
from server.language.texts import Texts, texts_in

__all__ = [
    "DEFAULT",
    "LANGUAGES",
    "Language",
    "Texts",
    "at_words",
    "choose",
    "deadline_words",
    "month_runs",
    "month_words",
    "number_words",
    "texts_in",
    "time_words",
]
