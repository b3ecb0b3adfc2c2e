"""The quiet reminder of a year without public holidays, put away by each person for themselves."""

from __future__ import annotations

from servicedesk.core.calendar_days import HIDDEN_HOLIDAYS
from servicedesk.core.errors import Refused
from servicedesk.core.permissions import Permission
from servicedesk.models import Setting
from servicedesk.storage.desk import Work, act


@act(Permission.MANAGE_RULES)
def hide_reminder(work: Work, year: int) -> None:
    """Say no more to this person that a year has no holidays. Raises Refused ``so_already``."""
    row = work.session.get(Setting, HIDDEN_HOLIDAYS)
    known = dict(row.value) if row is not None else {}
    people = known.get(str(year), [])
    if work.actor.staff_id in people:
        raise Refused("so_already")
    # Years that are over remind nobody any more.
    kept = {each: told for each, told in known.items() if int(each) >= work.site.local(work.now).year}
    value = {**kept, str(year): [*people, work.actor.staff_id]}
    if row is None:
        work.insert(Setting, key=HIDDEN_HOLIDAYS, value=value)
    else:
        row.value = value
    work.audit("setting", year, key=HIDDEN_HOLIDAYS)
