"""Making the practice site: set-up, people, weeks of history, and a present full of things to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import text

from servicedesk.core.bilingual import Bilingual
from servicedesk.core.enums import Channel, FollowUpState, TicketKind, VisitState
from servicedesk.core.errors import Refused
from servicedesk.core.pack import Industry, Pack, load_pack
from servicedesk.core.pack_demo import Story
from servicedesk.core.permissions import Permission
from servicedesk.core.translation import translate
from servicedesk.models import Customer, FollowUp, SearchDocument, SurveyResponse, Ticket, TicketWatcher, Visit
from servicedesk.services.demo.bulk import Bulk
from servicedesk.services.demo.courses import FIRST_NUMBER, Courses, Wanted
from servicedesk.services.demo.history import History
from servicedesk.services.demo.people import DemoGuest, Guests, make_staff
from servicedesk.services.desk import load_site
from servicedesk.services.site_setup import SetUpSite, set_up_site
from servicedesk.storage import service_levels as facts
from servicedesk.storage.desk import Desk, SiteFacts, Work, act

DEMO_PASSWORD = "service-desk"
DEMO_PIN = "246810"
WEEKS = 10
# Beyond this many tickets the site has been open for years instead of weeks.
LONG_FROM = 4000
TICKETS_A_DAY = 275
Progress = Callable[[str], object]


def make_demo(
    desk: Desk, industry: str = "hotel", tickets: int = 600, seed: int = 1, progress: Progress | None = None
) -> dict[str, int]:
    """Fill an empty database with a practice site; the same seed and clock make the same data.

    Returns counts. Raises Refused ``site_there`` when the database has a site already.
    """
    if tickets < 0:
        raise Refused("tickets_negative", field="tickets")
    say = progress or (lambda _words: None)
    counts: dict[str, int] = _make(desk, industry, tickets, seed, say)
    load_site(desk)
    return counts


@act(Permission.SET_UP, undoable=False)
def _make(work: Work, industry: str, tickets: int, seed: int, say: Progress) -> dict[str, int]:
    pack = load_pack(industry)
    rng = Random(seed)  # noqa: S311 - invented data, not a secret
    keys = set_up_site(work, SetUpSite(pack.demo.site.zh, industry, pack.demo.desk.zh, is_practice=True))
    load = SiteFacts(
        pack.demo.site.zh, pack.demo.desk.zh, industry, work.site.zone, pack.currency, pack.day_cut_minutes, True
    )
    bulk = Bulk(work)
    bulk.start_at(
        SearchDocument, int(work.connection.execute(text("SELECT count(*) FROM search_document")).scalar_one())
    )
    people = make_staff(bulk, pack, keys.departments, DEMO_PASSWORD, DEMO_PIN, work.now)
    today = load.business_day(work.now)
    maker = Guests(bulk, pack, rng, work.now, today)
    guests = maker.make(max(120, min(tickets // 2, 200_000)))
    history = History(bulk, pack, rng, work.now, load, keys, people, guests, maker)
    levels = facts.levels(work.connection)
    clocks = {level.calendar_id: facts.calendar(work.connection, level.calendar_id, load.zone) for level in levels}
    courses = Courses(history, levels, clocks)
    _past(history, courses, tickets, say)
    _present(history, courses)
    bulk.flush()
    _counters(work, history)
    work.audit("site", 1, industry=industry, tickets=bulk.count(Ticket), seed=seed)
    return {
        "tickets": bulk.count(Ticket),
        "visits": bulk.count(Visit),
        "customers": bulk.count(Customer),
        "surveys": bulk.count(SurveyResponse),
    }


def _past(history: History, courses: Courses, tickets: int, say: Progress) -> None:
    """Write the days before: tickets spread by the daily rhythm, and the visits that were answered at once."""
    rng = history.rng
    present = len(PRESENT)
    count = max(tickets - present, 0)
    days = WEEKS * 7 if tickets <= LONG_FROM else min(3650, max(WEEKS * 7, tickets // TICKETS_A_DAY))
    moments = sorted(_moment(history, rng.randint(0, days)) for _ in range(count))
    answered = _answered_moments(history, days, count)
    moments = [moment for moment in moments if moment < history.now - timedelta(minutes=30)]
    while len(moments) < count:
        moments.append(_moment(history, rng.randint(1, days)))
    moments.sort()
    repeats = _repeats(history, moments)
    position = 0
    for index, moment in enumerate(moments):
        while position < len(answered) and answered[position] < moment:
            history.answered(answered[position])
            position += 1
        wanted = repeats.get(index)
        courses.write(wanted if wanted is not None else Wanted(moment, _ticket_story(history)))
        if index % 2000 == 1999:
            history.bulk.flush()
            say(translate("CommandLine", "{n} tickets", n=index + 1))
    for moment in answered[position:]:
        history.answered(moment)


def _ticket_story(history: History) -> Story:
    """Return a story that becomes a ticket, as often as such stories do."""
    while True:
        story = history.story()
        if history.rng.uniform(0, 100) < story.ticket_percent:
            return story


def _moment(history: History, days_back: int) -> datetime:
    """Return a moment of that day by the weekday's hourly rhythm, never in the future."""
    rng, site = history.rng, history.site
    day = site.local(history.now).date() - timedelta(days=days_back)
    arrivals = history.pack.demo.arrivals[str(day.isoweekday())]
    hour = rng.choices(range(24), arrivals)[0]
    local = datetime(day.year, day.month, day.day, hour, rng.randint(0, 59), rng.randint(0, 59), tzinfo=site.zone)
    moment = local.astimezone(history.now.tzinfo)
    return moment if moment < history.now - timedelta(minutes=10) else _moment(history, days_back + 1)


def _answered_moments(history: History, days: int, tickets: int) -> list[datetime]:
    """Return when guests came who were answered at once; long histories have one for three tickets."""
    rng = history.rng
    if tickets > LONG_FROM:
        return sorted(_moment(history, rng.randint(0, days)) for _ in range(tickets // 3))
    share = min(tickets / 600, 1.0) * 0.45
    moments = []
    for back in range(days + 1):
        day = history.site.local(history.now).date() - timedelta(days=back)
        for _ in range(round(sum(history.pack.demo.arrivals[str(day.isoweekday())]) * share)):
            hour = rng.choices(range(24), history.pack.demo.arrivals[str(day.isoweekday())])[0]
            local = datetime(
                day.year, day.month, day.day, hour, rng.randint(0, 59), rng.randint(0, 59), tzinfo=history.site.zone
            )
            moment = local.astimezone(history.now.tzinfo)
            if moment < history.now - timedelta(minutes=12):
                moments.append(moment)
    return sorted(moments)


def _repeats(history: History, moments: list[datetime]) -> dict[int, Wanted]:
    """Return which tickets are the same fault of the same place again, by their position."""
    found: dict[int, Wanted] = {}
    for repeat in history.pack.demo.repeats:
        story = _story(history.pack, repeat.scenario, repeat.title)
        if story is None:
            continue
        for turn in range(repeat.times):
            # The latest ones lie in the past fortnight, so that this week's report has something to say.
            at = history.now - timedelta(days=1.5 + turn * min(repeat.days_between, 4))
            index = min(range(len(moments)), key=lambda place: abs(moments[place] - at), default=None)
            if index is None or index in found:
                continue
            title = repeat.title.zh.replace("{place}", repeat.reference)
            found[index] = Wanted(moments[index], story, title=title, place=repeat.reference)
    return found


def _story(pack: Pack, scenario: str, title: Bilingual | None) -> Story | None:
    """Return the scenario's story that goes by *title*, else its first: what is done must fit what is said."""
    stories = [story for story in pack.demo.stories if story.scenario == scenario]
    return next((story for story in stories if title in story.titles), stories[0] if stories else None)


def _busy(pack: Pack) -> list[Story]:
    """Return the stories that make most work, the heaviest of each scenario before second ones."""
    kinds = {scenario.code: scenario.kind for scenario in pack.scenarios}
    work = [story for story in pack.demo.stories if kinds[story.scenario] is not TicketKind.PRAISE]
    heaviest = sorted(work, key=lambda story: -story.weight * story.ticket_percent)
    firsts = {story.scenario: story for story in reversed(heaviest)}
    return [story for story in heaviest if story is firsts[story.scenario]] + [
        story for story in heaviest if story is not firsts[story.scenario] and story.ticket_percent
    ]


def _is_hotel(pack: Pack) -> bool:
    """Tell whether the staged present, which plays in a hotel, fits."""
    return pack.industry is Industry.HOTEL


# What is going on right now.
PRESENT: tuple[tuple[str, str, str, int, str, str, bool], ...] = (
    # scenario, guest, place, opened minutes ago, priority, stop at, pending compensation
    ("facility_fault", "陈思远", "1208", 24, "urgent", "in_progress", False),
    ("item_request", "赵雨桐", "1512", 66, "high", "in_progress", False),
    ("noise", "孙婉清", "1015", 150, "high", "in_progress", True),
    ("red_invoice", "李国栋", "0807", 18, "normal", "new", False),
    ("found_item", "", "1006", 270, "low", "waiting_customer", False),
    ("facility_fault", "吴敏", "0916", 72, "urgent", "in_progress", False),
    ("complaint", "周建平", "1420", 200, "high", "in_progress", False),
    ("room_cleaning", "", "1119", 35, "normal", "in_progress", False),
    ("room_move", "唐芳", "1402", 15, "normal", "new", False),
    ("deposit", "", "0612", 90, "normal", "waiting_third_party", False),
)


AT_THE_DESK: tuple[str, ...] = (
    "空调不制冷，要求换房",
    "延迟退房至 16:00",
    "询问周边亲子餐厅",
    "行李先寄存前台",
    "电话询问会议室价格",
)
TO_CALL: tuple[str, ...] = ("延住安排", "遗留衣物寄送", "会议室投影故障", "发票抬头更正", "接机时间确认", "宠物房安排")


def _present(history: History, courses: Courses) -> None:
    """Write what is open now, who waits at the desk, and whom to call today."""
    by_name = {guest.name: guest for guest in history.guests}
    me = history.desk_people[0]
    mine = {"陈思远", "赵雨桐", "孙婉清", "李国栋", "吴敏"}
    repeats = {(repeat.reference, repeat.scenario): repeat.title for repeat in history.pack.demo.repeats}
    is_hotel, busy = _is_hotel(history.pack), _busy(history.pack)
    for index, (scenario, name, place, minutes, priority, stop_at, pending) in enumerate(PRESENT):
        staged = _story(history.pack, scenario, repeats.get((place, scenario))) if is_hotel else None
        story = staged or busy[index % len(busy)]
        guest = by_name.get(name)
        identity = courses.write(
            Wanted(
                history.now - timedelta(minutes=minutes),
                story,
                guest=guest,
                place=place if is_hotel else "",
                owner=me if name in mine or scenario == "found_item" else None,
                stop_at=stop_at,
                priority=priority,
                target_share=3.0,
                pending_compensation=pending,
            )
        )
        if index in (5, 6):
            history.bulk.add(TicketWatcher, ticket_id=identity, staff_id=me.id)
    _waiting(history, by_name)
    _calls(history)


def _waiting(history: History, by_name: dict[str, DemoGuest]) -> None:
    """Put three guests into the queue and two receptions aside."""
    requests = AT_THE_DESK
    if not _is_hotel(history.pack):
        # What is most often said here, a scenario each.
        often = {story.scenario: story for story in sorted(history.pack.demo.stories, key=lambda story: story.weight)}
        requests = tuple(story.texts[0].zh for story in reversed(often.values()))
    waiting = (
        (380, by_name.get("陈思远"), requests[0], Channel.IN_PERSON),
        (185, by_name.get("赵雨桐"), requests[1], Channel.PHONE),
        (48, None, requests[2], Channel.IN_PERSON),
    )
    parked = (
        (700, by_name.get("唐芳"), requests[3], Channel.WECHAT),
        (520, None, requests[4], Channel.PHONE),
    )
    for seconds, guest, request, channel in parked:
        _open_visit(history, seconds, guest, request, channel, parked=True)
    for seconds, guest, request, channel in waiting:
        _open_visit(history, seconds, guest, request, channel, parked=False)


def _open_visit(
    history: History, seconds: int, guest: DemoGuest | None, request: str, channel: Channel, parked: bool
) -> None:
    arrived_at = history.now - timedelta(seconds=seconds)
    day, number = history.next_queue(arrived_at)
    rank = next((tier.rank for tier in history.pack.tiers if guest and tier.code == guest.tier), 0)
    identity = history.bulk.add(
        Visit,
        business_on=day,
        queue_number=number,
        channel=channel.value,
        state=(VisitState.PARKED if parked else VisitState.WAITING).value,
        customer_id=guest.id if guest else None,
        rank=rank,
        place=guest.place if guest else "",
        request=request,
        arrived_at=arrived_at,
        called_at=arrived_at if parked else None,
        started_at=arrived_at if parked else None,
        parked_at=arrived_at + timedelta(seconds=120) if parked else None,
        staff_id=history.desk_people[0 if guest else 1].id if parked else None,
        station="1" if parked else "",
        version=1,
    )
    history.bulk.document("visit", identity, number, f"{number} {guest.name if guest else ''} {request}")


def _calls(history: History) -> None:
    """Add promised calls: one overdue, some this afternoon, some tomorrow."""
    local = history.site.local(history.now)
    subjects = TO_CALL
    if not _is_hotel(history.pack):
        titles = [story.titles[0].zh.replace("{place}", "").strip() for story in _busy(history.pack)]
        subjects = tuple(titles[: len(TO_CALL)])
    hours = (-4.0, 0.5, 2.0, 3.5, 19.0, 21.5)
    for index, (subject, hour) in enumerate(zip(subjects, hours, strict=True)):
        guest = history.guests[(index * 7 + 3) % len(history.guests)]
        due = (local + timedelta(hours=hour)).replace(minute=0 if index % 2 else 30, second=0, microsecond=0)
        history.bulk.add(
            FollowUp,
            customer_id=guest.id,
            subject=subject,
            due_at=due.astimezone(history.now.tzinfo),
            is_promised=True,
            state=FollowUpState.DUE.value,
            staff_id=history.desk_people[0].id,
            script_done=[],
            created_at=history.now - timedelta(hours=20),
            version=1,
        )


def _counters(work: Work, history: History) -> None:
    """Let the next numbers follow what was written."""
    bulk = history.bulk
    today = history.site.business_day(work.now)
    values = {
        "ticket": FIRST_NUMBER + bulk.count(Ticket),
        "customer": bulk.count(Customer),
        f"queue {today.isoformat()}": history.last_queue(today),
    }
    statement = text("INSERT INTO counter (name, value) VALUES (:name, :value)")
    work.connection.execute(statement, [{"name": name, "value": value} for name, value in values.items()])
