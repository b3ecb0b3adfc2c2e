"""The states tickets have before a site changes them."""

from __future__ import annotations

from sqlalchemy import select

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import StateClass
from servicedesk.models import TicketState
from servicedesk.storage.desk import Work

# Code, class, whether the resolution clock stops, and the name; {customer} is the pack's word.
STATES: tuple[tuple[str, StateClass, bool, str, str], ...] = (
    ("new", StateClass.NEW, False, "新建", "New"),
    ("in_progress", StateClass.ACTIVE, False, "处理中", "In progress"),
    ("internal_waiting", StateClass.ACTIVE, False, "内部等待", "Waiting inside"),
    ("waiting_customer", StateClass.WAITING, True, "等待{customer}", "Waiting for {customer}"),
    ("waiting_third_party", StateClass.WAITING, True, "等待第三方", "Waiting for a third party"),
    ("solved", StateClass.SOLVED, False, "已解决", "Solved"),
    ("closed", StateClass.CLOSED, False, "已关闭", "Closed"),
    ("cancelled", StateClass.CANCELLED, False, "已取消", "Cancelled"),
    ("merged", StateClass.MERGED, False, "已合并", "Merged"),
)

# Where a rule says only the class, tickets go into these.
DEFAULT_STATES = frozenset({"new", "in_progress", "waiting_customer", "solved", "closed", "cancelled", "merged"})

# What guests are called before the site says which industry it is.
_CUSTOMER = Bilingual("客户", "customer")


def ensure_states(work: Work, customer: Bilingual = _CUSTOMER) -> None:
    """Write the states of tickets that are not there; an import may come before the site is set up."""
    there = set(work.connection.execute(select(TicketState.code)).scalars())
    for position, (code, state_class, pauses, zh, en) in enumerate(STATES):
        if code not in there:
            work.insert(
                TicketState,
                code=code,
                state_class=state_class.value,
                name_zh=zh.replace("{customer}", customer.zh),
                name_en=en.replace("{customer}", customer.en),
                pauses=pauses,
                position=position,
                is_default=code in DEFAULT_STATES,
            )
