"""Lines under the tiles: next updates and agreements inside the house, apart from the resolutions on time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from servicedesk.core.figure_text import NO_DATA, number
from servicedesk.core.text import one_line
from servicedesk.core.translation import translate, translator
from servicedesk.core.weekly_figures import SMALL_SAMPLE
from servicedesk.methods.proportion import Share
from servicedesk.queries.analysis.other_promises import OtherPromises
from servicedesk.ui import tokens
from servicedesk.ui.widgets.labels import PlainLabel

LONGEST_NAME = 40


def share_words(name: str, share: Share) -> str:
    """Return one share in words: name, percent, interval, kept of n."""
    if share.p is None:
        return f"{name} {NO_DATA}"
    interval = ""
    if share.n >= SMALL_SAMPLE and share.lower is not None and share.upper is not None:
        interval = f" ({number(100 * share.lower, 1)}–{number(100 * share.upper, 1)})"
    kept = translate("PromiseLines", "{kept} of {n} kept", kept=number(share.successes), n=number(share.n))
    return f"{name} {number(100 * share.successes / share.n, 1)}%{interval} {kept}"


class PromiseLines(PlainLabel):
    """One line for next updates and one for the house; hidden where nothing of the kind was promised."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", tokens.META, "text2", wrap=True, parent=parent)
        self.found: OtherPromises | None = None
        self.hide()

    def show_found(self, found: OtherPromises) -> None:
        """Show other figures."""
        self.found = found
        self.retranslate()

    def retranslate(self) -> None:
        """Say them in the language in force."""
        lines = self.lines()
        self.setText("\n".join(lines))
        self.setVisible(bool(lines))

    def lines(self) -> list[str]:
        """Return what is said; not part of the resolutions on time, and it says so."""
        found = self.found
        if found is None or not (found.update.n or found.inside):
            return []
        lines = [share_words(translate("PromiseLines", "Next update"), found.update)]
        if found.inside:
            language = translator().language
            parts = [share_words(one_line(row.who.text(language), LONGEST_NAME), row.share) for row in found.inside]
            lines.append(translate("PromiseLines", "Inside the house: {parts}", parts=" · ".join(parts)))
        lines.append(translate("PromiseLines", "Counted apart from tickets on time"))
        return lines
