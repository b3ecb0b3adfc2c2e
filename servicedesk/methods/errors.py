"""Known errors of the methods: a code and parameters, with a plain sentence for the command line."""

from __future__ import annotations

from servicedesk.core.translation import Marked, mark

SENTENCES: dict[str, Marked] = {
    "not_a_number": mark("Methods", "{name} must be a number, not {value}."),
    "not_whole": mark("Methods", "{name} must be a whole number, not {value}."),
    "too_small": mark("Methods", "{name} is {value}, less than {lowest}."),
    "too_large": mark("Methods", "{name} is {value}, more than {highest}."),
    "more_than_all": mark("Methods", "{part} ({value}) is more than {whole} ({limit})."),
    "lengths_differ": mark("Methods", "{first} and {second} differ in length ({first_length} and {second_length})."),
    "confidence_out_of_range": mark("Methods", "The confidence {value} is not between 0 and 1."),
    "service_level_out_of_range": mark("Methods", "The service level {value} is not a share from 0 to below 1."),
    "rating_out_of_scale": mark(
        "Methods", "Rating {value} at position {position} is outside the scale {lowest} to {highest}."
    ),
    "top_box_out_of_scale": mark("Methods", "The top {value} points do not fit a scale of {scale} points."),
    "time_of_day_unclear": mark("Methods", "{value} is not a time of day (00:00 to 24:00)."),
    "weekday_unclear": mark("Methods", "{value} is not a weekday (1 = Monday to 7 = Sunday)."),
    "never_opens": mark("Methods", "The calendar has no open time after {start}."),
    "deadline_too_far": mark("Methods", "The target of {value} minutes is not used up within {years} years."),
    "pause_without_end": mark("Methods", "The clock is paused since {start} without an end, so there is no deadline."),
    "pause_reversed": mark("Methods", "A pause ends at {end}, before it begins at {start}."),
    "zone_missing": mark("Methods", "The moment {value} has a time zone but the calendar has none."),
    "time_out_of_range": mark("Methods", "The moment {value} is outside the years 1 to 9999."),
    "history_empty": mark("Methods", "The history of states is empty."),
    "history_unordered": mark("Methods", "The state change at {value} comes before the one in front of it."),
    "served_before_arrival": mark("Methods", "Ticket {ticket} was served or left {seconds} s before it arrived."),
    "served_and_left": mark("Methods", "Ticket {ticket} was both served and left."),
    "resolved_before_opened": mark("Methods", "Case {case} was resolved before it was opened."),
    "duplicate": mark("Methods", "{name} {value} occurs twice."),
    "empty": mark("Methods", "{name} is empty."),
    "week_unclear": mark("Methods", "Week {week} does not exist in {year}."),
    "unknown_choice": mark("Methods", "{name} is {value}; known are {known}."),
    "missing": mark("Methods", "{name} is missing."),
    "not_text": mark("Methods", "{name} must be text, not {value}."),
    "not_a_list": mark("Methods", "{name} must be a list, not {value}."),
    "not_an_object": mark("Methods", "{name} must be an object, not {value}."),
    "not_true_or_false": mark("Methods", "{name} must be true or false, not {value}."),
    "not_a_moment": mark("Methods", "{name} must be a date or a date with time, not {value}."),
    "zones_mixed": mark("Methods", "Some moments have a time zone and some have none."),
    "zone_unknown": mark("Methods", "There is no time zone {value}."),
    "too_few": mark("Methods", "{name} needs at least {lowest} values, not {value}."),
    "wrong_length": mark("Methods", "{name} must have {length} values, not {value}."),
    "result_too_large": mark("Methods", "The result is larger than a number can hold."),
    "not_above": mark("Methods", "{name} is {value}; it must be above {lowest}."),
    "weights_not_100": mark("Methods", "{name} add up to {value}, not to 100."),
    "names_differ": mark("Methods", "{name} are for {value}; expected are {known}."),
    "thresholds_fall": mark("Methods", "The thresholds of {name} must not fall: {value}."),
    "target_is_baseline": mark("Methods", "The target is the baseline ({value}), so there is no way to go."),
}


class MethodError(ValueError):
    """Input a method refuses; ``code`` names why, ``parameters`` hold the value and where it stood."""

    def __init__(self, code: str, **parameters: object) -> None:
        super().__init__(code, parameters)
        self.code = code
        self.parameters = parameters

    def __str__(self) -> str:
        return self.sentence()

    def sentence(self) -> str:
        """Return the plain English sentence, with the value as it was given."""
        return SENTENCES[self.code][1].format_map(self.parameters)
