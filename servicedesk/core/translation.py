"""Sentences in the user's language: Linguist catalogues read without Qt.

Sources are English. A catalogue is every ``resources/translations/*.<language>.ts`` file together;
a sentence without a translation is shown in English. Parameters are named (``{count}``); the words of
the industry pack (``{customer}``, ``{supervisor}`` …) are parameters that fill themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from xml.parsers import expat

from servicedesk.core.paths import RESOURCES

LANGUAGES = ("zh_CN", "en")

# Read before anything is said: the frame with its widgets, and the gate.
FIRST_AREAS = ("core", "sign_in", "ui")

Marked = tuple[str, str]

DEFAULT_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh_CN": {"customer": "客户", "customers": "客户", "supervisor": "主管", "reference": "房号"},
    "en": {"customer": "customer", "customers": "customers", "supervisor": "supervisor", "reference": "room"},
}


class Translator:
    """One language's sentences and the industry pack's words."""

    def __init__(self, language: str, words: Mapping[str, str] | None = None) -> None:
        self.language = language
        self.words = _all_words(language, words or {})
        self._messages: Mapping[tuple[str, str], str] = {} if language == "en" else _first(language)

    def speaks(self, language: str, words: Mapping[str, str]) -> bool:
        """Return whether a translator made of these would say the very same."""
        return self.language == language and self.words == _all_words(language, words)

    def translate(self, context: str, source: str, /, **parameters: object) -> str:
        """Return *source* in this language with ``{name}`` parameters filled in."""
        template = self._messages.get((context, source))
        if template is None:
            template = self._look_further(context, source)
        if "{" not in template:
            return template
        return _fill(template, {**self.words, **{key: str(value) for key, value in parameters.items()}})

    def _look_further(self, context: str, source: str) -> str:
        """Return what the other catalogues say; without a translation the source itself."""
        if self.language != "en":
            self._messages = _load(self.language)
        return self._messages.get((context, source), source)

    def plural(self, context: str, one: str, many: str, number: int, /, **parameters: object) -> str:
        """Return *one* or *many* by *number*, said as ``{n}`` in groups of three; Chinese has *many* only."""
        source = one if number == 1 and self.language == "en" else many
        return self.translate(context, source, n=f"{number:,}", **parameters)


def _all_words(language: str, words: Mapping[str, str]) -> dict[str, str]:
    return {**DEFAULT_WORDS.get(language, DEFAULT_WORDS["en"]), **words}


def _fill(template: str, values: Mapping[str, str]) -> str:
    """Replace ``{name}`` once each; text that came in as a value is never read as a template again."""
    pieces: list[str] = []
    rest = template
    while True:
        before, brace, after = rest.partition("{")
        pieces.append(before)
        if not brace:
            return "".join(pieces)
        name, closing, rest_after = after.partition("}")
        if closing and name in values:
            pieces.append(values[name])
            rest = rest_after
        elif closing and name[:1].isupper() and name.lower() in values:
            value = values[name.lower()]
            pieces.append(value[:1].upper() + value[1:])
            rest = rest_after
        else:
            pieces.append("{")
            rest = after


@cache
def _first(language: str) -> Mapping[tuple[str, str], str]:
    """Read what the gate says, once: all the catalogues take as long as a tenth of an empty window."""
    messages: dict[tuple[str, str], str] = {}
    for path in _catalogues(language):
        if path.name.partition(".")[0] in FIRST_AREAS:
            messages.update(read_catalogue(path))
    return messages


@cache
def _load(language: str) -> Mapping[tuple[str, str], str]:
    """Read all the catalogues of *language*, once."""
    messages = dict(_first(language))
    for path in _catalogues(language):
        if path.name.partition(".")[0] not in FIRST_AREAS:
            messages.update(read_catalogue(path))
    return messages


def _catalogues(language: str) -> list[Path]:
    return sorted((RESOURCES / "translations").glob(f"*.{language}.ts"))


def read_everything() -> None:
    """Have every sentence of the language in force at hand; on any thread, before somebody waits for one."""
    if _translator.language != "en":
        _load(_translator.language)


def read_catalogue(path: Path) -> dict[tuple[str, str], str]:
    """Read one Linguist file into ``{(context, source): translation}``, unfinished ones left out."""
    messages: dict[tuple[str, str], str] = {}
    context = source = ""
    finished = True
    text: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal finished
        text.clear()
        if tag == "translation":
            finished = attributes.get("type") not in ("unfinished", "vanished", "obsolete")

    def end(tag: str) -> None:
        nonlocal context, source
        content = "".join(text)
        if tag == "name":
            context = content
        elif tag == "source":
            source = content
        elif tag == "translation" and finished and content:
            messages[(context, source)] = content

    # expat directly: three times faster than building a tree, and this runs before the first frame.
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text.append
    parser.Parse(path.read_bytes(), True)
    return messages


_translator = Translator("en")
_listeners: list[Callable[[], None]] = []


def translator() -> Translator:
    """Return the translator in force."""
    return _translator


def set_language(language: str, words: Mapping[str, str] | None = None) -> None:
    """Switch every later sentence to *language* and tell the listeners."""
    global _translator
    _translator = Translator(language, words)
    for listener in list(_listeners):
        listener()


def on_language_changed(listener: Callable[[], None]) -> None:
    """Call *listener* after every switch of language."""
    _listeners.append(listener)


def translate(context: str, source: str, /, **parameters: object) -> str:
    """Return *source* in the language in force."""
    return _translator.translate(context, source, **parameters)


def plural(context: str, one: str, many: str, number: int, /, **parameters: object) -> str:
    """Return the form for *number* in the language in force; ``{n}`` is the number."""
    return _translator.plural(context, one, many, number, **parameters)


def mark(context: str, source: str, /) -> Marked:
    """Name a sentence in a table, to be said later by :func:`translate_marked`; translates nothing now."""
    return (context, source)


def translate_marked(sentence: Marked, /, **parameters: object) -> str:
    """Return a marked sentence in the language in force."""
    return _translator.translate(*sentence, **parameters)
