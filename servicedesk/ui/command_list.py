"""Every command: its name, its key, where it works. Menus, status line, key sheet and palette read this."""

from __future__ import annotations

from dataclasses import dataclass

from servicedesk.core.translation import Marked, mark

GLOBAL = "global"
EDITOR = "editor"
LISTS = "list"
"""Every list knows these keys itself; they stand here for the key sheet and so that nobody else takes them."""
PAGE_DIGITS = "1234567890"
CONFLICT_PAGES = ("tickets", "customers", "knowledge", "settings")
"""Where records are edited: on the others the digits have uses of their own."""


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """One command; *scope* is global, editor, list, or the id of the page it belongs to.

    A key of one letter or digit (or Space) works only while nobody types. *also* are further keys that do the same,
    for keyboards where the first is awkward; *at_gate* commands work while the window is locked, too.
    """

    id: str
    name: Marked
    key: str
    scope: str
    icon: str = ""
    in_palette: bool = True
    also: tuple[str, ...] = ()
    at_gate: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that does it, the one to show first."""
        return (self.key, *self.also)

    @property
    def bare(self) -> bool:
        """Whether the key is a plain character that a text field would take."""
        return len(self.key) == 1 or self.key == "Space"


COMMANDS: tuple[CommandSpec, ...] = (
    CommandSpec("find", mark("Actions", "Find anything"), "Ctrl+K", GLOBAL, "search", False),
    CommandSpec("visit.new", mark("Actions", "New visit"), "F2", GLOBAL, "user-plus"),
    CommandSpec("visit.next", mark("Actions", "Call next"), "F3", GLOBAL, "microphone"),
    CommandSpec("customer.find", mark("Actions", "Find {customer}"), "F4", GLOBAL, "search"),
    CommandSpec("ticket.new", mark("Actions", "New ticket"), "F6", GLOBAL, "ticket"),
    CommandSpec("visit.switch", mark("Actions", "Next open visit"), "Ctrl+Tab", GLOBAL, "arrows-exchange"),
    CommandSpec("user.switch", mark("Actions", "Switch user"), "F9", GLOBAL, "users"),
    CommandSpec("lock", mark("Actions", "Lock"), "Ctrl+L", GLOBAL, "lock"),
    CommandSpec("undo", mark("Actions", "Undo"), "Ctrl+Z", GLOBAL, "arrow-back-up"),
    CommandSpec("notices", mark("Actions", "Notices"), "Ctrl+B", GLOBAL, "bell"),
    CommandSpec("notices.read", mark("Actions", "Mark all notices read"), "Ctrl+Shift+B", GLOBAL, "checks"),
    CommandSpec("redo", mark("Actions", "Redo"), "Ctrl+Shift+Z", GLOBAL, "arrow-forward-up", also=("Ctrl+Y",)),
    CommandSpec("acts.recent", mark("Actions", "Recent acts"), "Ctrl+H", GLOBAL, "history"),
    CommandSpec("bin.open", mark("Actions", "Bin"), "Ctrl+Shift+R", GLOBAL, "trash"),
    CommandSpec("promise.new", mark("Actions", "Promise"), "F12", GLOBAL, "alarm"),
    CommandSpec("promise.list", mark("Actions", "Open promises"), "Shift+F12", GLOBAL, "alarm"),
    CommandSpec("import", mark("Actions", "Import a file"), "Ctrl+I", GLOBAL, "file-import"),
    CommandSpec("drafts", mark("Actions", "Drafts"), "Ctrl+D", GLOBAL, "pencil"),
    CommandSpec("draft.hand_over", mark("Actions", "Hand over draft"), "Ctrl+Shift+H", GLOBAL, "user-share"),
    CommandSpec("keys", mark("Actions", "All keys"), "?", GLOBAL, "keyboard"),
    CommandSpec("keys.help", mark("Actions", "All keys"), "F1", GLOBAL, "keyboard", False),
    CommandSpec("back", mark("Actions", "Back, draft kept"), "Esc", GLOBAL, "", False),
    *(
        CommandSpec(f"page.{digit}", mark("Actions", "Go to module"), f"Ctrl+{digit}", GLOBAL, "", False)
        for digit in PAGE_DIGITS
    ),
    CommandSpec("language", mark("Actions", "Switch language"), "Ctrl+Shift+L", GLOBAL, "language", at_gate=True),
    CommandSpec("theme", mark("Actions", "Light or dark"), "Ctrl+Shift+D", GLOBAL, "moon", at_gate=True),
    CommandSpec(
        "scale.up",
        mark("Actions", "Larger text"),
        "Ctrl+=",
        GLOBAL,
        "zoom-in",
        also=("Ctrl++", "Ctrl+Shift+=", "Ctrl+Shift++"),
        at_gate=True,
    ),
    CommandSpec(
        "scale.down",
        mark("Actions", "Smaller text"),
        "Ctrl+-",
        GLOBAL,
        "zoom-out",
        also=("Ctrl+Shift+-", "Ctrl+Shift+_"),
        at_gate=True,
    ),
    # Ctrl+0 is the tenth module.
    CommandSpec(
        "scale.reset",
        mark("Actions", "Normal text size"),
        "Ctrl+Shift+0",
        GLOBAL,
        "zoom-reset",
        also=("Ctrl+Shift+)",),
        at_gate=True,
    ),
    CommandSpec("pane.next", mark("Actions", "Next pane"), "Ctrl+F6", GLOBAL, "", False),
    CommandSpec("list.down", mark("Actions", "Next row"), "J", LISTS, "", False, also=("Down",)),
    CommandSpec("list.up", mark("Actions", "Row before"), "K", LISTS, "", False, also=("Up",)),
    CommandSpec("list.mark", mark("Actions", "Mark"), "Space", "tickets", "", False),
    CommandSpec("list.mark_on", mark("Actions", "Mark on"), "Shift+Down", "tickets", "", False, also=("Shift+Up",)),
    CommandSpec("list.mark_all", mark("Actions", "Mark all"), "Ctrl+A", "tickets", "", False),
    CommandSpec("save", mark("Actions", "Save or send"), "Ctrl+Return", EDITOR, "check", False),
    CommandSpec("visit.answered", mark("Actions", "Answered now"), "F5", "reception", "circle-check", False),
    CommandSpec("visit.call_back", mark("Actions", "Call back"), "F7", "reception", "phone-call", False),
    CommandSpec("visit.park", mark("Actions", "Park or resume"), "F8", "reception", "player-pause", False),
    CommandSpec("visit.step", mark("Actions", "Tick step"), "Space", "reception", "", False),
    *(
        CommandSpec(f"visit.scenario.{digit}", mark("Actions", "Choose scenario"), digit, "reception", "", False)
        for digit in "1234567890"
    ),
    *(
        CommandSpec(f"visit.suggestion.{n}", mark("Actions", "Use suggestion"), f"Alt+{n}", "reception", "", False)
        for n in "123"
    ),
    *(
        CommandSpec(f"inquiry.suggestion.{n}", mark("Actions", "Use answer"), f"Alt+{n}", "consultation", "", False)
        for n in "123"
    ),
    CommandSpec("inquiry.copy", mark("Actions", "WeChat text"), "Ctrl+Shift+C", "consultation", "copy", False),
    CommandSpec("inquiry.large", mark("Actions", "Large type"), "F11", "consultation", "arrows-maximize", False),
    CommandSpec("inquiry.answered", mark("Actions", "Answered now"), "F5", "consultation", "circle-check", False),
    CommandSpec("inquiry.wanted", mark("Actions", "Article to write"), "Ctrl+N", "consultation", "pencil-plus", False),
    CommandSpec("inquiry.clear", mark("Actions", "Next question"), "F8", "consultation", "", False),
    CommandSpec("ticket.solve", mark("Actions", "Solve"), "E", "tickets", "check", False),
    *(
        CommandSpec(f"ticket.cause.{n}", mark("Actions", "Choose cause"), f"Alt+{n}", "tickets", "", False)
        for n in "123456789"
    ),
    CommandSpec("ticket.tick_all", mark("Actions", "Tick all"), "Alt+0", "tickets", "checks", False),
    CommandSpec("ticket.state", mark("Actions", "Change state"), "S", "tickets", "refresh", False),
    CommandSpec("ticket.classify", mark("Actions", "Category and priority"), "G", "tickets", "tag", False),
    CommandSpec("ticket.assign", mark("Actions", "Assign"), "A", "tickets", "user-share", False),
    CommandSpec("ticket.compensate", mark("Actions", "Compensate"), "B", "tickets", "gift", False),
    CommandSpec("ticket.escalate", mark("Actions", "Escalate"), "U", "tickets", "trending-up", False),
    CommandSpec("ticket.note", mark("Actions", "Comment"), "C", "tickets", "message", False),
    CommandSpec("ticket.why", mark("Actions", "Why this deadline"), "W", "tickets", "clock", False),
    CommandSpec("ticket.asked", mark("Actions", "{Customer} asked again"), "R", "tickets", "message-question", False),
    CommandSpec("ticket.wait", mark("Actions", "Wait for {customer}"), "H", "tickets", "player-pause", False),
    CommandSpec("ticket.fields", mark("Actions", "Fill in fields"), "F", "tickets", "list-details", False),
    CommandSpec("ticket.match", mark("Actions", "Link the match"), "Y", "tickets", "link", False),
    CommandSpec("ticket.delete", mark("Actions", "Delete"), "Del", "tickets", "trash", False),
    CommandSpec("ticket.many", mark("Actions", "Change the marked"), "P", "tickets", "checks", False),
    CommandSpec("act.undo", mark("Actions", "Undo this"), "U", "recent_acts", "arrow-back-up", False),
    CommandSpec("act.open", mark("Actions", "Open the record"), "O", "recent_acts", "arrow-right", False),
    CommandSpec("today.holidays", mark("Actions", "Enter public holidays"), "H", "today", "calendar-event", False),
    CommandSpec("today.holidays_hide", mark("Actions", "Hide the reminder"), "X", "today", "x", False),
    CommandSpec("bin.restore", mark("Actions", "Restore"), "R", "bin", "restore", False),
    CommandSpec("bin.purge", mark("Actions", "Erase for good"), "Del", "bin", "trash", False),
    CommandSpec("bin.filter", mark("Actions", "Filter"), "/", "bin", "filter", False),
    CommandSpec("ticket.sensitive", mark("Actions", "Sensitive or not"), "X", "tickets", "lock", False),
    CommandSpec("ticket.readers", mark("Actions", "Who may read it"), "N", "tickets", "users", False),
    CommandSpec("ticket.more", mark("Actions", "More actions"), "M", "tickets", "dots", False),
    CommandSpec("ticket.merge", mark("Actions", "Merge with another"), "V", "tickets", "git-merge", False),
    CommandSpec("ticket.split", mark("Actions", "Split"), "D", "tickets", "arrows-diagonal", False),
    CommandSpec("ticket.tag", mark("Actions", "Tag"), "T", "tickets", "tag", False),
    CommandSpec("ticket.link", mark("Actions", "Link"), "L", "tickets", "link", False),
    CommandSpec("ticket.child", mark("Actions", "New sub-ticket"), "Shift+F6", "tickets", "subtask", False),
    CommandSpec("merge.left", mark("Actions", "Take the left one"), "1", "merge", "", False),
    CommandSpec("merge.right", mark("Actions", "Take the right one"), "2", "merge", "", False),
    CommandSpec("merge.swap", mark("Actions", "Keep the other one"), "X", "merge", "arrows-exchange", False),
    CommandSpec("ticket.filter", mark("Actions", "Filter"), "/", "tickets", "filter", False),
    CommandSpec("ticket.export", mark("Actions", "Save the list as a file"), "Ctrl+E", "tickets", "download", False),
    CommandSpec("ticket.edit", mark("Actions", "Edit ticket"), "I", "tickets", "pencil", False),
    CommandSpec("ticket.look", mark("Actions", "Look at the change"), "F7", "tickets", "eye", False),
    *(
        CommandSpec(f"conflict.{choice}.{page}", name, key, page, "git-merge", False)
        for page in CONFLICT_PAGES
        for choice, name, key in (
            ("mine", mark("Actions", "Take mine"), "1"),
            ("theirs", mark("Actions", "Take theirs"), "2"),
            ("both", mark("Actions", "Keep both"), "3"),
        )
    ),
    CommandSpec("ledger", mark("Actions", "Compensations and vouchers"), "Ctrl+Shift+K", GLOBAL, "gift"),
    CommandSpec("ledger.redeem", mark("Actions", "Redeem voucher"), "R", "compensations", "circle-check", False),
    CommandSpec("ledger.voucher", mark("Actions", "Show voucher"), "V", "compensations", "eye", False),
    CommandSpec("ledger.print", mark("Actions", "Print"), "Ctrl+P", "compensations", "printer", False),
    CommandSpec("ledger.decide", mark("Actions", "Approve or refuse"), "A", "compensations", "shield-check", False),
    CommandSpec("ledger.cancel", mark("Actions", "Cancel compensation"), "X", "compensations", "x", False),
    CommandSpec("ledger.void", mark("Actions", "Void voucher"), "O", "compensations", "trash", False),
    CommandSpec("ledger.filter", mark("Actions", "Filter"), "/", "compensations", "filter", False),
    CommandSpec("ledger.more", mark("Actions", "More filters"), "M", "compensations", "adjustments", False),
    CommandSpec("ledger.export", mark("Actions", "Export"), "Ctrl+E", "compensations", "download", False),
    CommandSpec("follow_up.reveal", mark("Actions", "Show number"), "Ctrl+M", "follow_up", "eye", False),
    CommandSpec("follow_up.next", mark("Actions", "Save and next"), "Ctrl+Right", "follow_up", "arrow-right", False),
    CommandSpec("follow_up.nps", mark("Actions", "Recommend"), "N", "follow_up", "", False),
    CommandSpec("follow_up.quality", mark("Actions", "Service quality"), "S", "follow_up", "", False),
    CommandSpec("follow_up.later", mark("Actions", "Call later"), "M", "follow_up", "", False),
    *(
        CommandSpec(f"follow_up.digit.{digit}", mark("Actions", "Score"), digit, "follow_up", "", False)
        for digit in "1234567890"
    ),
    CommandSpec("customer.note", mark("Actions", "Add note"), "N", "customers", "note", False),
    CommandSpec("customer.preferences", mark("Actions", "Preferences"), "P", "customers", "heart", False),
    CommandSpec("customer.edit", mark("Actions", "Edit"), "E", "customers", "pencil", False),
    CommandSpec("customer.reveal", mark("Actions", "Show number"), "Ctrl+M", "customers", "eye", False),
    CommandSpec("article.edit", mark("Actions", "Edit"), "E", "knowledge", "pencil", False),
    CommandSpec("article.copy", mark("Actions", "WeChat text"), "W", "knowledge", "copy", False),
    CommandSpec("article.large", mark("Actions", "Large type"), "F11", "knowledge", "arrows-maximize", False),
    CommandSpec("article.new", mark("Actions", "New article"), "Ctrl+N", "knowledge", "plus", False),
    CommandSpec("article.delete", mark("Actions", "Delete"), "Del", "knowledge", "trash", False),
    CommandSpec("article.helpful", mark("Actions", "Helpful"), "Y", "knowledge", "thumb-up", False),
    CommandSpec("article.unhelpful", mark("Actions", "Not helpful"), "N", "knowledge", "thumb-down", False),
    CommandSpec("evaluation.earlier", mark("Actions", "Period before"), "[", "evaluation", "chevron-left", False),
    CommandSpec("evaluation.later", mark("Actions", "Period after"), "]", "evaluation", "chevron-right", False),
    *(
        CommandSpec(f"evaluation.period.{digit}", mark("Actions", "Choose period"), digit, "evaluation", "", False)
        for digit in "12345"
    ),
    CommandSpec("evaluation.department", mark("Actions", "Department"), "D", "evaluation", "filter", False),
    CommandSpec("evaluation.channel", mark("Actions", "Channel"), "C", "evaluation", "filter", False),
    CommandSpec("evaluation.compare", mark("Actions", "Compare"), "B", "evaluation", "", False),
    CommandSpec("evaluation.table", mark("Actions", "Chart or table"), "T", "evaluation", "table", False),
    CommandSpec("evaluation.export", mark("Actions", "Export"), "Ctrl+E", "evaluation", "download", False),
    CommandSpec("report.preview", mark("Actions", "Weekly report"), "P", "evaluation", "eye", False),
    CommandSpec("report.print", mark("Actions", "Print"), "Ctrl+P", "evaluation", "printer", False),
    CommandSpec("report.save", mark("Actions", "Save as PDF"), "Ctrl+S", "evaluation", "download", False),
    CommandSpec("report.issued", mark("Actions", "Issued weekly reports"), "L", "evaluation", "archive", False),
    CommandSpec("report.earlier", mark("Actions", "Week before"), "Alt+Left", "evaluation", "chevron-left", False),
    CommandSpec("report.later", mark("Actions", "Week after"), "Alt+Right", "evaluation", "chevron-right", False),
    CommandSpec("draft.take", mark("Actions", "Take the draft"), "T", "drafts", "check", False),
    CommandSpec("draft.give", mark("Actions", "Hand over draft"), "H", "drafts", "user-share", False),
    CommandSpec("draft.discard", mark("Actions", "Discard draft"), "Del", "drafts", "trash", False),
    CommandSpec("import.day_first", mark("Actions", "Day first"), "D", "imports", "", False),
    CommandSpec("import.month_first", mark("Actions", "Month first"), "M", "imports", "", False),
    CommandSpec("import.try", mark("Actions", "Try again"), "R", "imports", "refresh", False),
    CommandSpec("import.choose", mark("Actions", "Choose a file"), "O", "imports", "folder-open", False),
    CommandSpec("rule.new", mark("Actions", "New entry"), "Ins", "settings", "plus", False),
    CommandSpec("rule.up", mark("Actions", "Move up"), "Alt+Up", "settings", "", False),
    CommandSpec("rule.down", mark("Actions", "Move down"), "Alt+Down", "settings", "", False),
    CommandSpec("rule.moves", mark("Actions", "Tickets that move"), "V", "settings", "list-check", False),
    CommandSpec("rule.remove", mark("Actions", "Remove"), "Del", "settings", "trash", False),
)
BY_ID = {command.id: command for command in COMMANDS}


_CAPS = {"Return": "↵", "Up": "↑", "Down": "↓", "Right": "→", "Left": "←"}


def shown_key(key: str, chinese: bool) -> str:
    """Return a key as a cap shows it: ``Ctrl K``, ``空格``."""
    if key.endswith("++"):
        return f"{shown_key(key[:-2], chinese)} +"
    caps = {**_CAPS, "Space": "空格" if chinese else "Space"}
    return " ".join(caps.get(part, part) for part in key.split("+"))
