"""What every act and question needs to know of the site: its zone, its day, its name."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What every act and question needs to know of the site."""

    name: str = ""
    desk_name: str = ""
    industry: str = "hotel"
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Shanghai"))
    currency: str = "CNY"
    day_cut_minutes: int = 0
    is_practice: bool = False

    def local(self, moment: datetime) -> datetime:
        """Return *moment* in the site's time zone."""
        return moment.astimezone(self.zone)

    def business_day(self, moment: datetime) -> date:
        """Return the day *moment* belongs to, the site's day cut considered."""
        return (self.local(moment) - timedelta(minutes=self.day_cut_minutes)).date()

    def day_bounds(self, day: date) -> tuple[datetime, datetime]:
        """Return the half-open span of a business day as aware moments."""
        cut = timedelta(minutes=self.day_cut_minutes)
        start = datetime(day.year, day.month, day.day, tzinfo=self.zone) + cut
        following = day + timedelta(days=1)
        return start, datetime(following.year, following.month, following.day, tzinfo=self.zone) + cut
