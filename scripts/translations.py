"""Keep the Chinese catalogues in step with the sentences in the code.

``python scripts/translations.py``            add new sentences (unfinished), mark vanished ones
``python scripts/translations.py --drop``     the same, and remove vanished ones
``python scripts/translations.py --check``    change nothing; list what is wrong; exit 1 if anything is
Names of areas after the options limit the update to them. Why not Qt's lupdate: docs/decisions/0003.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
LANGUAGE = "zh_CN"
FUNCTIONS = ("translate", "plural", "mark")
PACK_WORDS = frozenset({"customer", "customers", "supervisor", "reference"})
PLACEHOLDER = re.compile(r"\{([A-Za-z_]\w*)\}")
HEADER = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
Key = tuple[str, str]


@dataclass
class Sentence:
    """One source sentence and the parameters every place that says it provides (None: not known there)."""

    place: str
    parameters: frozenset[str] | None


@dataclass
class Message:
    """One catalogue entry: its translation, Linguist's state of it and a translator's remark."""

    translation: str = ""
    state: str = "unfinished"
    remark: str = ""


@dataclass
class Area:
    """The sentences of one catalogue file."""

    name: str
    sentences: dict[Key, Sentence] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def add(self, key: Key, sentence: Sentence) -> None:
        """Remember *sentence*; said in several places, it may use only what all of them provide."""
        known = self.sentences.get(key)
        if known is None or known.parameters is None:
            self.sentences[key] = sentence
        elif sentence.parameters is not None:
            known.parameters = known.parameters & sentence.parameters


class Extractor(ast.NodeVisitor):
    """Find the sentences of one module."""

    def __init__(self, area: Area, place: str) -> None:
        self.area = area
        self.place = place
        self.depth = 0
        # translate and plural may also arrive as parameters; a local function may well be called mark.
        self.names = {"translate": "translate", "plural": "plural"}

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """Follow ``from … import translate as other``."""
        if node.module == "servicedesk.core.translation":
            self.names.update({name.asname or name.name: name.name for name in node.names if name.name in FUNCTIONS})

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Only the body runs later; decorators and defaults run at import."""
        for early in (*node.decorator_list, node.args):
            self.visit(early)
        self._visit_later(node.body)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        """As for any function."""
        self.visit_FunctionDef(node)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        """A lambda's body runs later too."""
        self.visit(node.args)
        self._visit_later([node.body])

    def _visit_later(self, body: Iterable[ast.AST]) -> None:
        self.depth += 1
        for child in body:
            self.visit(child)
        self.depth -= 1

    def visit_Call(self, node: ast.Call) -> None:
        """Record the call if it says a sentence."""
        function = self._function(node)
        if function:
            self._record(function, node)
        self.generic_visit(node)

    def _function(self, node: ast.Call) -> str | None:
        """Name the recognised function, telling ``QPainter.translate`` and ``str.translate`` apart."""
        if isinstance(node.func, ast.Name):
            return self.names.get(node.func.id)
        if not isinstance(node.func, ast.Attribute) or node.func.attr not in FUNCTIONS:
            return None
        receiver = ast.unparse(node.func.value).lower()
        ours = receiver.rstrip("()").endswith(("translator", "translation"))
        literal = len(node.args) > 1 and all(_text(argument) is not None for argument in node.args[:2])
        return node.func.attr if ours or literal else None

    def _record(self, function: str, node: ast.Call) -> None:
        place = f"{self.place}:{node.lineno}"
        wanted = 3 if function == "plural" else 2
        texts = [_text(argument) for argument in node.args[:wanted]]
        if len(texts) < wanted or None in texts:
            self.area.problems.append(f"{place}: {function}() needs literal strings (no f-string, name or sum)")
            return
        if function != "mark" and not self.depth:
            self.area.problems.append(f"{place}: {function}() at import time keeps one language; use mark()")
        context, *sources = (text or "" for text in texts)
        parameters = _parameters(function, node)
        for source in sources:
            if not context.strip() or not source.strip():
                self.area.problems.append(f"{place}: empty context or sentence")
            for name in _missing(source, parameters):
                self.area.problems.append(f"{place}: {source!r} needs {{{name}}}, which the call does not give")
        self.area.add((context, sources[-1]), Sentence(place, parameters))


def _text(node: ast.AST) -> str | None:
    """Return the literal string of *node*, if it is one."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _parameters(function: str, node: ast.Call) -> frozenset[str] | None:
    """Return the names a call provides; None where they come later (``mark``) or from ``**``."""
    names = [keyword.arg for keyword in node.keywords]
    if function == "mark" or None in names:
        return None
    return frozenset(name for name in names if name) | ({"n"} if function == "plural" else set())


def _missing(text: str, parameters: frozenset[str] | None) -> list[str]:
    """List the placeholders of *text* that nothing fills."""
    if parameters is None:
        return []
    known = parameters | PACK_WORDS
    return [name for name in PLACEHOLDER.findall(text) if name not in known and name.lower() not in known]


def area_name(module: Path) -> str:
    """Name the catalogue of *module*, a path below ``servicedesk``."""
    parts = module.parts
    if parts[:2] == ("ui", "pages") and len(parts) > 3:
        return parts[2]
    return parts[0] if parts[0] in ("ui", "reports", "methods") and len(parts) > 1 else "core"


def extract(root: Path) -> dict[str, Area]:
    """Return every area of the package below *root* with its sentences and the mistakes in its calls."""
    areas: dict[str, Area] = {}
    package = root / "servicedesk"
    for path in sorted(package.rglob("*.py")):
        module = path.relative_to(package)
        if module.as_posix() == "core/translation.py":
            continue
        name = area_name(module)
        area = areas.setdefault(name, Area(name))
        place = path.relative_to(root).as_posix()
        Extractor(area, place).visit(ast.parse(path.read_text(encoding="utf-8"), filename=place))
    return areas


def catalogue_path(root: Path, area: str) -> Path:
    """Return the file of *area*."""
    return root / "resources" / "translations" / f"{area}.{LANGUAGE}.ts"


def read(path: Path) -> dict[Key, Message]:
    """Read a Linguist file; a missing one is empty."""
    if not path.exists():
        return {}
    messages: dict[Key, Message] = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for entry in context.iter("message"):
            translation = entry.find("translation")
            text = "" if translation is None else translation.text or ""
            state = "unfinished" if translation is None else translation.get("type", "")
            key = (context.findtext("name", ""), entry.findtext("source", ""))
            messages[key] = Message(text, state, entry.findtext("translatorcomment", ""))
    return messages


def write(path: Path, messages: dict[Key, Message]) -> bool:
    """Write *messages* as Linguist does, in order of context and source; return whether the file changed."""
    text = render(messages)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def render(messages: dict[Key, Message]) -> str:
    """Return the file's text; without line numbers, so that moved code changes nothing here."""
    lines = [f'{HEADER}<TS version="2.1" language="{LANGUAGE}" sourcelanguage="en">\n']
    for context in sorted({key[0] for key in messages}):
        lines.append(f"<context>\n    <name>{_escape(context)}</name>\n")
        for source in sorted(key[1] for key in messages if key[0] == context):
            message = messages[(context, source)]
            state = f' type="{message.state}"' if message.state else ""
            lines.append(f"    <message>\n        <source>{_escape(source)}</source>\n")
            if message.remark:
                lines.append(f"        <translatorcomment>{_escape(message.remark)}</translatorcomment>\n")
            lines.append(f"        <translation{state}>{_escape(message.translation)}</translation>\n    </message>\n")
        lines.append("</context>\n")
    return "".join([*lines, "</TS>\n"])


def _escape(text: str) -> str:
    """Escape as Linguist does, so that saving there changes no other line."""
    for character, entity in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot"), ("'", "apos")):
        text = text.replace(character, f"&{entity};")
    return text


def merge(area: Area, old: dict[Key, Message], elsewhere: dict[Key, Message], drop: bool) -> dict[Key, Message]:
    """Return the area's new messages: known translations kept, new ones unfinished, vanished ones marked."""
    merged: dict[Key, Message] = {}
    for key in area.sentences:
        known = old.get(key) or elsewhere.get(key) or Message()
        state = "" if known.state in ("vanished", "obsolete") and known.translation else known.state
        merged[key] = Message(known.translation, state, known.remark)
    for key, message in old.items():
        if key not in merged and message.translation and not drop:
            merged[key] = Message(message.translation, "vanished", message.remark)
    return merged


def all_areas(root: Path, areas: dict[str, Area]) -> Iterator[Area]:
    """Yield every area, also those that have a file but no sentence any more."""
    names = {path.name.split(".")[0] for path in (root / "resources" / "translations").glob(f"*.{LANGUAGE}.ts")}
    for name in sorted(names | set(areas)):
        yield areas.get(name, Area(name))


def update(root: Path, only: list[str], drop: bool) -> int:
    """Bring the catalogues up to date and say what is left to translate."""
    areas = extract(root)
    known = {area.name: read(catalogue_path(root, area.name)) for area in all_areas(root, areas)}
    elsewhere = {key: message for messages in known.values() for key, message in messages.items() if not message.state}
    for area in all_areas(root, areas):
        old = known[area.name]
        if (only and area.name not in only) or not (area.sentences or old):
            continue
        messages = merge(area, old, elsewhere, drop)
        changed = write(catalogue_path(root, area.name), messages)
        for key in sorted(old.keys() - messages.keys()):
            print(f"{area.name}: removed {key[1]!r} = {old[key].translation!r}")
        states = [message.state for message in messages.values()]
        print(
            f"{area.name}: {len(states)} sentences, {states.count('unfinished')} unfinished, "
            f"{states.count('vanished')} vanished{' (changed)' if changed else ''}"
        )
    return 0


def check(root: Path) -> list[str]:
    """List everything wrong with the calls and the catalogues."""
    problems: list[str] = []
    first: dict[Key, tuple[str, str]] = {}
    areas = extract(root)
    for area in all_areas(root, areas):
        messages = read(catalogue_path(root, area.name))
        problems += area.problems
        for key, sentence in area.sentences.items():
            problems += _check_message(area.name, key, sentence, messages.get(key))
            other, text = first.setdefault(key, (area.name, messages.get(key, Message()).translation))
            if key in messages and text != messages[key].translation:
                problems.append(f"{area.name}: {key[1]!r} is translated differently in {other}")
        problems += [f"{area.name}: vanished {key[1]!r}" for key in messages if key not in area.sentences]
    return problems


def _check_message(area: str, key: Key, sentence: Sentence, message: Message | None) -> list[str]:
    where = f"{area}: {sentence.place}: {key[1]!r}"
    if message is None:
        return [f"{where} is missing from the catalogue"]
    if message.state:
        return [f"{where} is {message.state}"]
    if not message.translation.strip():
        return [f"{where} has an empty translation"]
    parameters = sentence.parameters
    if parameters is None:
        parameters = frozenset(PLACEHOLDER.findall(key[1]))
    return [
        f"{where}: the translation uses {{{name}}}, which nothing fills"
        for name in _missing(message.translation, parameters)
    ]


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command line; return the exit code."""
    parser = argparse.ArgumentParser(description="Keep the Chinese catalogues in step with the code.")
    parser.add_argument("areas", nargs="*", help="limit the update to these areas")
    parser.add_argument("--check", action="store_true", help="change nothing, list what is wrong")
    parser.add_argument("--drop", action="store_true", help="remove vanished sentences instead of marking them")
    options = parser.parse_args(arguments)
    try:
        if not options.check:
            return update(root, options.areas, options.drop)
        problems = check(root)
    except (SyntaxError, ElementTree.ParseError) as error:
        print(f"translations: cannot read: {error}", file=sys.stderr)
        return 1
    for problem in problems:
        print(problem)
    print(f"translations: {len(problems)} problems" if problems else "translations: complete")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
