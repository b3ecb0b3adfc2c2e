"""Page 4: satisfaction over 26 weeks, how ratings are spread, by topic with intervals, customers' own words."""

from __future__ import annotations

from collections.abc import Sequence

from servicedesk.core.charts import Caption, Distribution, DistributionRow, IntervalChart, IntervalRow
from servicedesk.core.drawing import Rectangle
from servicedesk.core.figure_text import number
from servicedesk.core.translation import Translator
from servicedesk.core.weekly import Metric
from servicedesk.core.weekly_figures import Share
from servicedesk.core.weekly_satisfaction import Group, OpinionRow, Opinions, QuoteRow
from servicedesk.reports.frame import BOTTOM, LEFT, META, WIDTH
from servicedesk.reports.table import BODY
from servicedesk.reports.weekly_block import (
    BLOCK_GAP,
    COLUMN_GAP,
    block,
    block_height,
    joined,
    label,
    left_out,
    listed,
    notes,
    page_title,
    part_of,
    percent,
    plot,
)
from servicedesk.reports.weekly_control import control_basis, control_chart, control_finding
from servicedesk.reports.weekly_sections import Draft, Place, nothing
from servicedesk.reports.weekly_terms import term

CONTROL_HEIGHT = 190.0
ROW_PITCH = 20.5
LEGEND_HEIGHT = 20.0
TOPIC_PITCH = 21.5
TOPICS_WIDTH = 268.0
QUOTE_HEIGHT = 46.0
QUOTE_PITCH = 51.0
LEGEND_ROOM = 24.0
MIDDLE, LOWEST_GOOD = 3, 4


def satisfaction_page(draft: Draft, opinions: Opinions) -> None:
    """Draw page 4."""
    translator, control = draft.translator, opinions.control
    name = translator.translate("Report", "Satisfaction")
    what = translator.translate("Report", "share of 4–5 of 5")
    dated = translator.translate("Report", "by time of answer")
    basis = control_basis(control, what, dated, translator)
    top = page_title(draft, control_finding(control, name, translator), basis) + 4
    if control.empty and control.centre is None:
        nothing(draft, Place(LEFT, top, WIDTH), top)
        top += 24
    else:
        target = draft.report.tile(Metric.CSAT).target
        top = plot(draft, control_chart(control, translator, target), Place(LEFT, top, WIDTH), CONTROL_HEIGHT)
    top = _spread(draft, opinions, top + BLOCK_GAP)
    _topics_and_quotes(draft, opinions, top + BLOCK_GAP)


def spread_finding(opinions: Opinions, translator: Translator) -> str:
    """Return which channels differ from the site, and how many were low."""
    site = opinions.row(Group.SITE).share
    if not site.n:
        return translator.translate("Report", "Ratings: no data this week")
    if site.small:
        return translator.translate("Report", "Only {n} ratings: nothing is compared", n=number(site.n))
    channels = [row for row in opinions.rows if row.group is Group.CHANNEL]
    below = [term(row.label, translator) for row in channels if row.share.below(site.value)]
    above = [term(row.label, translator) for row in channels if row.share.above(site.value)]
    low = translator.translate("Report", "{count} answers of 1–2, {share}", count=number(opinions.low),
                               share=part_of(opinions.low, site.n))  # fmt: skip
    if below:
        finding = translator.translate("Report", "Wholly below the site's {value}: {names}",
                                       names=listed(below, translator), value=percent(site))  # fmt: skip
    elif above:
        finding = translator.translate("Report", "Wholly above the site's {value}: {names}",
                                       names=listed(above, translator), value=percent(site))  # fmt: skip
    elif any(row.share.n and not row.share.small for row in channels):
        finding = translator.translate("Report", "No channel clearly differs")
    else:
        finding = translator.translate("Report", "Too few answers per channel to compare")
    return translator.translate("Report", "; ").join((finding, low))


def _spread(draft: Draft, opinions: Opinions, top: float) -> float:
    translator, place = draft.translator, Place(LEFT, top, WIDTH)
    site, before = opinions.row(Group.SITE), opinions.row(Group.LAST_WEEK)
    finding = spread_finding(opinions, translator)
    if not site.share.n:
        body = block(draft, place, finding, "")
        nothing(draft, place, body)
        return body + 22
    basis = joined(
        translator.translate("Report", "each row by share of answers, 3 in the middle"),
        translator.translate("Report", "by time of answer"),
        f"n={number(site.share.n)}",
        translator.translate("Report", "last week n={n}", n=number(before.share.n)),
    )
    body = block(draft, place, finding, basis)
    chart = spread_chart(draft, opinions.rows)
    return plot(draft, chart, Place(LEFT, body + 2, WIDTH), LEGEND_HEIGHT + ROW_PITCH * len(chart.rows))


def spread_chart(draft: Draft, rows: Sequence[OpinionRow]) -> Distribution:
    """Return the ratings as bars that diverge around the middle of 3."""
    translator = draft.translator
    levels = (
        translator.translate("Report", "1 very unsatisfied"),
        translator.translate("Report", "2 unsatisfied"),
        translator.translate("Report", "3 neutral"),
        translator.translate("Report", "4 satisfied"),
        translator.translate("Report", "5 very satisfied"),
    )
    names = {
        Group.SITE: translator.translate("Report", "Whole site"),
        Group.LAST_WEEK: translator.translate("Report", "Last week"),
    }
    drawn = tuple(
        DistributionRow(
            names.get(row.group) or label(draft, term(row.label, translator)),
            row.counts,
            _result(row.share, translator),
        )
        for row in rows
        if row.share.n
    )
    return Distribution(Caption(""), levels, drawn, 2)


def _result(share: Share, translator: Translator) -> str:
    if share.small:
        return translator.translate("Report", "few (n<10)")
    return translator.translate("Report", "4–5: {share}", share=percent(share))


def topics_finding(opinions: Opinions, translator: Translator) -> str:
    """Return which topics lie wholly below the site."""
    site = opinions.row(Group.SITE).share
    judged = [row for row in opinions.topics if row.share.n and not row.share.small]
    below = [row.label for row in judged if row.share.below(site.value)]
    if not opinions.topics:
        return translator.translate("Report", "By topic: no data this week")
    if below:
        return translator.translate("Report", "Wholly below the site's {value}: {names}",
                                    names=listed(below, translator), value=percent(site))  # fmt: skip
    if not judged:
        return translator.translate("Report", "Every topic has fewer than ten answers: nothing is compared")
    return translator.translate("Report", "No topic lies clearly below the site's {value}", value=percent(site))


def quotes_finding(opinions: Opinions, translator: Translator) -> str:
    """Return what became of the low answers."""
    if not opinions.low:
        return translator.translate("Report", "No answer of 1–2 this week")
    return translator.plural(
        "Report",
        "{count} low answer: {taken_up} taken up again, {in_hand} in hand, {untouched} without a next step",
        "{count} low answers: {taken_up} taken up again, {in_hand} in hand, {untouched} without a next step",
        opinions.low,
        count=number(opinions.low),
        taken_up=number(opinions.taken_up),
        in_hand=number(opinions.in_hand),
        untouched=number(opinions.untouched),
    )


def _topics_and_quotes(draft: Draft, opinions: Opinions, top: float) -> None:
    translator = draft.translator
    left = Place(LEFT, top, TOPICS_WIDTH)
    right = Place(LEFT + TOPICS_WIDTH + COLUMN_GAP, top, WIDTH - TOPICS_WIDTH - COLUMN_GAP)
    findings = (topics_finding(opinions, translator), quotes_finding(opinions, translator))
    bases = (
        joined(
            translator.translate("Report", "share of 4–5 with Wilson's interval"),
            translator.translate("Report", "by time of answer"),
            left_out(opinions.more_topics, translator),
        ),
        joined(
            translator.translate("Report", "lowest and latest praise, names taken out, nobody is judged by one answer"),
            left_out(opinions.more_quotes, translator),
        ),
    )
    heads = max(block_height(draft, place.width, findings[at], bases[at]) for at, place in enumerate((left, right)))
    block(draft, left, findings[0], bases[0])
    block(draft, right, findings[1], bases[1])
    body = top + heads + 4
    _topics(draft, opinions, Place(left.left, body, left.width))
    if not opinions.quotes:
        text = translator.translate("Report", "No comments this week")
        draft.sheet.text(right.left, body + 11, text, BODY, "text3")
    fitting = max(int((BOTTOM - body) / QUOTE_PITCH), 1)
    for at, quote in enumerate(opinions.quotes[:fitting]):
        _quote(draft, quote, Place(right.left, body + at * QUOTE_PITCH, right.width))


def _topics(draft: Draft, opinions: Opinions, place: Place) -> None:
    translator, site = draft.translator, opinions.row(Group.SITE).share
    if not opinions.topics:
        nothing(draft, place, place.top)
        return
    rows = tuple(
        IntervalRow(
            label(draft, row.label),
            row.share.n,
            row.share.value,
            row.share.interval.low if row.share.interval else None,
            row.share.interval.high if row.share.interval else None,
            row.share.below(site.value),
        )
        for row in opinions.topics
    )
    # A site of many channels leaves less room: the rows move closer, none is left out.
    height = min(TOPIC_PITCH * len(rows) + 16, BOTTOM - place.top - LEGEND_ROOM)
    end = plot(draft, IntervalChart(Caption(""), rows, site.value), place, height)
    legend = translator.translate(
        "Report", "◆ wholly below the site · dashed: site {value} · hollow: n<10, not ranked", value=percent(site)
    )
    notes(draft, Place(place.left, end + 3, place.width), [legend])


def _quote(draft: Draft, quote: QuoteRow, place: Place) -> None:
    sheet, translator = draft.sheet, draft.translator
    tone = "success" if quote.score >= LOWEST_GOOD else "danger" if quote.score < MIDDLE else "neutral"
    sheet.draw(
        [
            Rectangle(place.left, place.top, place.width, QUOTE_HEIGHT, "surface2", "border", 0.7, 5),
            Rectangle(place.left + 7, place.top + 8, 17, 17, f"{tone}_soft", tone, 0.6, 4),
        ]
    )
    sheet.text(place.left + 15.5, place.top + 19.8, str(quote.score), BODY, f"{tone}_text", True, "middle")
    left, width = place.left + 31, place.width - 38
    said = translator.translate("Report", "“{text}”", text=quote.text)
    y = place.top + 15.0
    for line in sheet.typesetter.wrap(said, width, 8.8, lines=2):
        sheet.text(left, y, line, 8.8)
        y += 12.2
    who = joined(" ".join(part for part in (quote.place, quote.name) if part), quote.topic)
    sheet.text(left, place.top + 40.5, who, META, "text3", width=width)
