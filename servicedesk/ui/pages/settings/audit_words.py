"""What the acts of the audit are called: every act of every service, so that no code shows on the screen."""

from __future__ import annotations

from servicedesk.core.translation import Marked, mark, translate_marked

_AREAS: dict[str, Marked] = {
    "articles": mark("Audit", "Library"),
    "backups": mark("Audit", "Backup"),
    "compensations": mark("Audit", "Compensation"),
    "customers": mark("Audit", "{Customers}"),
    "customer_details": mark("Audit", "{Customers}"),
    "drafts": mark("Audit", "Drafts"),
    "escalation": mark("Audit", "Escalation"),
    "escalation_levels": mark("Audit", "Escalation"),
    "follow_up_plans": mark("Audit", "Follow-up"),
    "follow_ups": mark("Audit", "Follow-up"),
    "importing": mark("Audit", "Import"),
    "inquiries": mark("Audit", "Inquiry"),
    "notices": mark("Audit", "Notices"),
    "promises": mark("Audit", "Promises"),
    "reports": mark("Audit", "Reports"),
    "service_levels": mark("Audit", "Time rules"),
    "sign_in": mark("Audit", "Sign-in"),
    "site": mark("Audit", "Site"),
    "site_setup": mark("Audit", "Set-up"),
    "make": mark("Audit", "Practice data"),
    "staff": mark("Audit", "People"),
    "ticket_states": mark("Audit", "Tickets"),
    "tickets": mark("Audit", "Tickets"),
    "undo": mark("Audit", "Undo"),
    "undoing": mark("Audit", "Import"),
    "visits": mark("Audit", "Reception"),
}
_ACTS: dict[str, Marked] = {
    "articles.write_article": mark("Audit", "wrote an article"),
    "articles.publish": mark("Audit", "published an article"),
    "articles.expire": mark("Audit", "took an article out of use"),
    "articles.review": mark("Audit", "reviewed an article"),
    "articles.restore_edition": mark("Audit", "put an older edition back"),
    "articles.vote": mark("Audit", "said whether an answer helped"),
    "articles.use_article": mark("Audit", "used an answer"),
    "articles.want_article": mark("Audit", "noted a missing answer"),
    "articles.dismiss_wanted": mark("Audit", "dismissed a missing answer"),
    "articles.use_canned_text": mark("Audit", "used a ready text"),
    "backups.choose_places": mark("Audit", "chose the places for backups"),
    "backups.back_up": mark("Audit", "backed up"),
    "backups.prove_restorable": mark("Audit", "proved a backup restorable"),
    "backups.restore_backup": mark("Audit", "restored a backup"),
    "compensations.request_compensation": mark("Audit", "asked for a compensation"),
    "compensations.decide_compensation": mark("Audit", "decided on a compensation"),
    "customer_details.add_contact": mark("Audit", "added a contact"),
    "customer_details.change_contact": mark("Audit", "changed a contact"),
    "customer_details.prefer_contact": mark("Audit", "chose the preferred contact"),
    "customer_details.remove_contact": mark("Audit", "removed a contact"),
    "customer_details.add_reference": mark("Audit", "added a {reference}"),
    "customer_details.change_reference": mark("Audit", "changed a {reference}"),
    "customer_details.remove_reference": mark("Audit", "removed a {reference}"),
    "customer_details.add_preference": mark("Audit", "added a preference"),
    "customer_details.remove_preference": mark("Audit", "removed a preference"),
    "customer_details.add_alert": mark("Audit", "added an alert"),
    "customer_details.remove_alert": mark("Audit", "removed an alert"),
    "customers.add_customer": mark("Audit", "added a {customer}"),
    "customers.change_customer": mark("Audit", "changed a {customer}"),
    "customers.reveal_contact": mark("Audit", "revealed a number"),
    "drafts.save_draft": mark("Audit", "kept a draft"),
    "drafts.discard_draft": mark("Audit", "discarded a draft"),
    "drafts.hand_over_draft": mark("Audit", "handed a draft over"),
    "escalation.fire_next": mark("Audit", "escalated a ticket by a rule"),
    "escalation_levels.save_escalation_levels": mark("Audit", "saved the escalation levels"),
    "follow_up_plans.plan_follow_up": mark("Audit", "planned a call-back"),
    "follow_ups.tick_script": mark("Audit", "ticked a step of a call-back"),
    "follow_ups.record_attempt": mark("Audit", "tried to call back"),
    "follow_ups.finish_follow_up": mark("Audit", "finished a call-back"),
    "inquiries.log_inquiry": mark("Audit", "answered a question"),
    "notices.mark_read": mark("Audit", "read notices"),
    "notices.mark_ticket_read": mark("Audit", "read the notices of a ticket"),
    "notices.mark_all_read": mark("Audit", "read all notices"),
    "notices.want_kind": mark("Audit", "chose which notices come"),
    "promises.make_promise": mark("Audit", "made a promise"),
    "promises.settle_promise": mark("Audit", "settled a promise"),
    "reports.issue_weekly": mark("Audit", "issued a weekly report"),
    "service_levels.save_levels": mark("Audit", "saved the time rules"),
    "service_levels.set_calendar_day": mark("Audit", "changed a day of the calendar"),
    "service_levels.set_week": mark("Audit", "changed opening hours"),
    "sign_in.password": mark("Audit", "signed in by password"),
    "sign_in.pin": mark("Audit", "signed in by PIN"),
    "sign_in.approval": mark("Audit", "approved by PIN at a colleague's screen"),
    "sign_in.confirmation": mark("Audit", "confirmed by password"),
    "sign_in.out": mark("Audit", "signed out"),
    "site.change_site": mark("Audit", "changed the name of the site"),
    "site.save_department": mark("Audit", "saved a department"),
    "site.close_department": mark("Audit", "closed a department"),
    "site.reopen_department": mark("Audit", "opened a department again"),
    "site_setup.set_up_site": mark("Audit", "set up the site"),
    "staff.add_staff": mark("Audit", "added a person"),
    "staff.change_staff": mark("Audit", "changed a person"),
    "staff.deactivate_staff": mark("Audit", "disabled a person"),
    "staff.reactivate_staff": mark("Audit", "enabled a person"),
    "staff.set_password": mark("Audit", "set a password"),
    "staff.set_pin": mark("Audit", "set a PIN"),
    "ticket_states.change_state": mark("Audit", "changed the state of a ticket"),
    "tickets.open_ticket": mark("Audit", "opened a ticket"),
    "tickets.assign": mark("Audit", "assigned a ticket"),
    "tickets.add_note": mark("Audit", "added a note"),
    "tickets.add_reply": mark("Audit", "added a reply"),
    "tickets.edit_ticket": mark("Audit", "changed a ticket"),
    "tickets.tick_check": mark("Audit", "ticked a check"),
    "tickets.add_check": mark("Audit", "added a check"),
    "tickets.link": mark("Audit", "linked tickets"),
    "tickets.link_by_number": mark("Audit", "linked tickets"),
    "tickets.escalate": mark("Audit", "escalated a ticket"),
    "tickets.watch": mark("Audit", "watched a ticket"),
    "importing.import_customers": mark("Audit", "imported {customers}"),
    "importing.import_rows": mark("Audit", "imported a file"),
    "undoing.undo_import": mark("Audit", "took an import back"),
    "undo.undo_last": mark("Audit", "undid an act"),
    "undo.undo": mark("Audit", "undid an act"),
    "visits.arrive": mark("Audit", "noted an arrival"),
    "visits.start_visit": mark("Audit", "began a visit"),
    "visits.call_next": mark("Audit", "called the next"),
    "visits.call": mark("Audit", "called a number"),
    "visits.leave": mark("Audit", "noted that somebody left"),
    "visits.put_back": mark("Audit", "put back into the queue"),
    "visits.set_customer": mark("Audit", "named the {customer} of a visit"),
    "visits.see_alerts": mark("Audit", "saw the alerts"),
    "visits.choose_scenario": mark("Audit", "chose a scenario"),
    "visits.edit_visit": mark("Audit", "noted a request"),
    "visits.tick_step": mark("Audit", "ticked a step"),
    "visits.skip_step": mark("Audit", "skipped a step"),
    "visits.park": mark("Audit", "parked a visit"),
    "visits.resume": mark("Audit", "resumed a visit"),
    "visits.answer_visit": mark("Audit", "answered a visit"),
    "visits.open_ticket_from_visit": mark("Audit", "opened a ticket from a visit"),
    "visits.call_back_visit": mark("Audit", "promised a call-back"),
    "visits.discard_visit": mark("Audit", "discarded a visit"),
    "make._make": mark("Audit", "made practice data"),
}
_RESULTS: dict[str, Marked] = {
    "signed_in": mark("Audit", "succeeded"),
    "approved": mark("Audit", "approved"),
    "wrong": mark("Audit", "wrong"),
    "unknown_name": mark("Audit", "unknown name"),
    "account_disabled": mark("Audit", "account disabled"),
}
# Chosen in the filter: a few areas cover many modules.
FILTERS = ("visits", "tickets", "ticket_states", "follow_ups", "customers", "compensations", "articles",
           "service_levels", "staff", "sign_in", "backups", "undo")  # fmt: skip


def known_acts() -> frozenset[str]:
    """Return the acts that have words."""
    return frozenset(_ACTS)


def act_words(act: str) -> str:
    """Return what an act is called; one of a later version shows its code."""
    return translate_marked(_ACTS[act]) if act in _ACTS else act


def area_words(act: str) -> str:
    """Return which part of the program an act belongs to."""
    area = act.partition(".")[0]
    return translate_marked(_AREAS[area]) if area in _AREAS else area


def result_words(result: str) -> str:
    """Return how a try to sign in ended."""
    return translate_marked(_RESULTS[result]) if result in _RESULTS else result
