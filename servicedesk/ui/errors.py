"""Known errors as sentences: what happened, that nothing was lost, what to do.

No Qt here: the command line reads it too.
"""

from __future__ import annotations

from servicedesk.core.errors import ServiceDeskError
from servicedesk.core.translation import Marked, mark, translate, translate_marked
from servicedesk.ui.import_words import FILE_SENTENCES

_SENTENCES: dict[str, Marked] = {
    # Storage
    "busy": mark("Errors", "Another program is using the data. Nothing was lost; please try again in a moment."),
    "locked": mark("Errors", "Another program has locked the data. Nothing was lost; close it and try again."),
    "disk_full": mark("Errors", "The disk is full. Nothing saved was lost; free some space and save again."),
    "disk_error": mark(
        "Errors", "The disk reports an error. What was saved is safe; make a backup to another disk now."
    ),
    "damaged": mark("Errors", "The data file is damaged. It was not changed; please restore the latest backup."),
    "read_only": mark(
        "Errors", "The data file cannot be written. Nothing was changed; check the rights of its folder."
    ),
    "not_made": mark("Errors", "The data file {path} cannot be made. Nothing was changed; choose another folder."),
    "backup_damaged": mark(
        "Errors", "{path} is no backup, or a damaged one. The data in use were not touched; choose another backup."
    ),
    "missing": mark("Errors", "There is no data file at {path}. Nothing was changed; check the path."),
    "newer_schema": mark(
        "Errors", "This data was made by a newer version. It was not touched; please update the program."
    ),
    "not_ours": mark("Errors", "This file belongs to another program. It was not touched; choose another file."),
    "engine_too_old": mark(
        "Errors", "The database engine {found} is too old to be safe. Please set the program up again."
    ),
    "no_write_ahead_log": mark(
        "Errors", "The data cannot be stored safely in this folder. Nothing was changed; choose a folder on this PC."
    ),
    "folder_missing": mark(
        "Errors", "The folder {path} is not there. Nothing was changed; plug in the disk or choose another."
    ),
    "network_share": mark(
        "Errors", "{path} is on a network share, where data can be damaged. Choose a folder on this PC."
    ),
    "cloud_folder": mark("Errors", "{path} is synchronised to a cloud, which damages data. Choose another folder."),
    "no_backup": mark("Errors", "There is no backup to restore yet. Nothing was changed."),
    "budget_too_small": mark("Errors", "The space for backups is too small for three copies. Please allow more."),
    "no_server": mark("Errors", "The database server does not answer. Nothing was lost; check the network."),
    "connection_lost": mark(
        "Errors", "The connection to the database server was lost. Look whether the last act was saved; then try again."
    ),
    "server_refused": mark(
        "Errors", "The database server refused: {reason}. Nothing was changed; check the address and its password."
    ),
    "no_server_driver": mark(
        "Errors", "This PC lacks the part of the program that talks to database servers. Keep the data in a file here."
    ),
    "server_too_old": mark("Errors", "The database server is PostgreSQL {found}; {needed} or newer is needed."),
    "server_not_unicode": mark(
        "Errors", "The server's database is encoded as {found}. Make one with the encoding UTF8."
    ),
    "desks_open": mark(
        "Errors", "Other desks have these data open. Close the program there, start it here first, then there."
    ),
    "being_migrated": mark("Errors", "Another desk is just bringing the data up to date. Please start again soon."),
    "backed_up_by_server": mark(
        "Errors", "The data are on {address} and are backed up by whoever runs that server. Nothing was changed."
    ),
    # Rights and signing in
    "not_allowed": mark("Errors", "Your role may not do this. Nothing was changed; ask the {supervisor}."),
    "account_disabled": mark("Errors", "{name} may no longer sign in. Ask the administrator."),
    "role_changed": mark("Errors", "The rights of {name} were changed. Please sign in again; drafts are kept."),
    "wrong_password": mark("Errors", "Name and password do not match. Please try again."),
    "wrong_pin": mark("Errors", "This PIN is wrong. {left} tries are left before the password is asked."),
    "password_needed": mark("Errors", "Please use the password this time."),
    "sign_in_throttled": mark("Errors", "Too many wrong tries. Please wait {seconds} seconds."),
    "user_needed": mark("Errors", "This data has staff: name who acts with --user and give the password."),
    "pin_too_simple": mark("Errors", "This PIN is too easy to guess. Choose six other digits."),
    "pin_not_six_digits": mark("Errors", "A PIN has six digits."),
    "pin_for_administrator": mark("Errors", "Administrators sign in with their password, not with a PIN."),
    "password_too_simple": mark("Errors", "This password is too easy to guess. Mix words, digits or signs."),
    "password_too_short": mark("Errors", "A password has at least {minimum} characters."),
    "own_approval": mark("Errors", "Somebody else has to approve: nobody approves their own request."),
    "own_account": mark("Errors", "You cannot disable your own account."),
    "last_administrator": mark("Errors", "This is the last administrator; make somebody else one first."),
    "name_taken": mark("Errors", "{name} is taken already. Choose another name."),
    "name_missing": mark("Errors", "Please enter a name."),
    "name_needed": mark("Errors", "Please enter a name."),
    "unknown_staff": mark("Errors", "This person is not on the staff list any more."),
    "unknown_role": mark("Errors", "Please choose a role."),
    "unknown_department": mark("Errors", "Please choose a department."),
    "department_closed": mark(
        "Errors", "{name} takes no tickets any more. Nothing was lost; choose another department."
    ),
    "own_draft_there": mark(
        "Errors", "You have a draft of your own in this form. Finish or discard that one, then take this."
    ),
    "site_there": mark("Errors", "This data has a site already. Nothing was changed; choose another file."),
    "tickets_negative": mark("Errors", "The number of tickets cannot be below zero."),
    # Customers and answers
    "phone_invalid": mark("Errors", "This is not a phone number. Please check the digits."),
    "email_invalid": mark("Errors", "This is not an e-mail address. Please check it, or leave it empty."),
    "member_number_taken": mark("Errors", "The member number {number} belongs to {name}. Please check it."),
    "reference_needed": mark("Errors", "Please enter the {reference}."),
    "ends_before_start": mark("Errors", "The last day is before the first. Please check both."),
    "already_over": mark("Errors", "This day is over already. Please choose a later one."),
    "folder_needed": mark("Errors", "Please choose a folder."),
    "code_taken": mark("Errors", "The number {number} is used by another answer. Choose another one."),
    "article_expired": mark("Errors", "This answer has expired. Please look for the one that replaced it."),
    # Visits and tickets
    "visit_not_waiting": mark("Errors", "{number} is not waiting any more. The list has been refreshed."),
    "visit_already_ended": mark("Errors", "The reception {number} has ended already. Nothing was changed."),
    "visit_not_blank": mark("Errors", "Something is known of {number} already: choose how the visit ended."),
    "visit_not_called": mark("Errors", "{number} has not been called yet."),
    "mandatory_steps_open": mark(
        "Errors", "{count} mandatory steps are open. Tick them or choose why they were left out."
    ),
    "reason_needed": mark("Errors", "Please choose or type a reason."),
    "title_needed": mark("Errors", "Please say in a few words what it is about."),
    "subject_needed": mark("Errors", "Please say what the call is about."),
    "question_needed": mark("Errors", "Please type the question."),
    "text_needed": mark("Errors", "Please type the text first."),
    "time_needed": mark("Errors", "Please choose a time."),
    "ticket_missing": mark("Errors", "The ticket is incomplete. Your words are kept as a draft."),
    "call_back_missing": mark("Errors", "Please choose when to call back. Your words are kept as a draft."),
    "ticket_merged": mark("Errors", "{number} was merged into another ticket. Open that one."),
    "ticket_not_sensitive": mark(
        "Errors", "{number} is not sensitive: everybody may read it. Nothing was changed; mark it as sensitive first."
    ),
    "ticket_unknown": mark("Errors", "There is no ticket {number}. Check the number."),
    "transition_refused": mark("Errors", "The ticket has moved on and cannot go to this state now."),
    "resolution_needed": mark("Errors", "Please write how it was solved."),
    "reopen_window_over": mark("Errors", "{number} can no longer be reopened after {days} days. Open a linked ticket."),
    "reopen_never": mark(
        "Errors", "Tickets like {number} are not reopened. Nothing was changed; open a linked ticket."
    ),
    "state_retired": mark("Errors", "This state is not offered for this ticket. Nothing was changed; choose another."),
    "until_past": mark("Errors", "This time is over already. Nothing was changed; choose a later one."),
    "until_too_far": mark("Errors", "This is more than {years} years away. Nothing was changed; check the year."),
    "category_needed": mark("Errors", "Please choose a category; what you typed is kept."),
    "category_gone": mark("Errors", "This category is not offered any more. Nothing was changed; choose another."),
    "left_open": mark(
        "Errors", "Open checks: {checks}, open tasks: {tasks}. Finish them, or write why they are left open."
    ),
    # Rules of a ticket's life
    "category_below_itself": mark("Errors", "A category cannot go under itself. Nothing was changed; choose another."),
    "unknown_kind": mark("Errors", "This kind of ticket is not known. Nothing was changed; choose from the list."),
    "class_in_use": mark(
        "Errors", "Tickets have been in this state, so it stays what it is. Nothing was changed; add another state."
    ),
    "default_for_all": mark(
        "Errors",
        "The usual state of its sort is offered for all tickets. Nothing was changed; make another usual first.",
    ),
    "default_stays": mark("Errors", "This is the usual state of its sort. Make another one usual first."),
    "last_of_class": mark("Errors", "Every sort keeps at least one state. Nothing was changed; add another one first."),
    "state_in_use": mark("Errors", "Tickets have been in this state. Nothing was changed; retire it instead."),
    "state_built_in": mark("Errors", "Imports use this state. Nothing was changed; rename it or retire it."),
    "transition_fixed": mark("Errors", "This step makes no sense. Nothing was changed."),
    "chosen_meanwhile": mark(
        "Errors", "{who} chose something else here meanwhile. Nothing was lost; choose again to set yours."
    ),
    "transition_needed": mark("Errors", "Without this step no ticket could be solved. Nothing was changed."),
    "unknown_right": mark("Errors", "This right is not known here. Nothing was changed; choose from the list."),
    "unknown_list": mark("Errors", "There is no such list of reasons. Nothing was changed."),
    "days_out_of_range": mark("Errors", "Please enter 0 to {most} days."),
    "staff_inactive": mark("Errors", "{name} no longer works here. Choose somebody else."),
    "merge_with_itself": mark("Errors", "These are one and the same. Nothing was changed; choose another one."),
    "merge_finished": mark(
        "Errors", "{number} is finished already. Nothing was changed; confirm that it is merged all the same."
    ),
    "merge_other_customer": mark(
        "Errors", "The two tickets have different {customers}. Nothing was changed; confirm that it is one matter."
    ),
    "merge_not_there": mark("Errors", "This merge is undone already, or was made by an import. Nothing was changed."),
    "merge_undo_over": mark(
        "Errors", "The merge of {number} can no longer be undone after {days} days. Split what does not belong."
    ),
    "merge_undo_chain": mark(
        "Errors", "{number} was merged into {other} meanwhile. Nothing was changed; undo that merge first."
    ),
    "split_nothing": mark("Errors", "Choose at least one entry for the new ticket. Nothing was changed."),
    "link_in_circle": mark(
        "Errors", "{number} already hangs on this ticket; the link would lead in a circle. Nothing was changed."
    ),
    "parent_there": mark(
        "Errors", "{number} is a sub-ticket of {other} already. Nothing was changed; take that link away first."
    ),
    "parent_hidden": mark(
        "Errors", "{number} is a sub-ticket of another ticket already. Nothing was changed; ask the {supervisor}."
    ),
    "minutes_out_of_range": mark("Errors", "One entry takes at most {most} minutes. Your words are kept."),
    "link_to_itself": mark("Errors", "A ticket cannot be linked to itself."),
    "promise_settled": mark("Errors", "This promise is settled already."),
    "amount_needed": mark("Errors", "Please enter an amount."),
    "amount_too_large": mark("Errors", "This amount is too large. Nothing was saved; please check the digits."),
    "bill_needed": mark("Errors", "Please enter the bill of which {percent}% is given."),
    "percent_out_of_range": mark("Errors", "A share of a bill is from 1 to 100 percent."),
    "voucher_days_wrong": mark("Errors", "A voucher is valid from 1 to {most} days."),
    "item_inactive": mark("Errors", "This is not given any more. Choose something else from the list."),
    "compensation_not_approved": mark("Errors", "This compensation does not stand any more. Nothing was changed."),
    "voucher_redeemed": mark("Errors", "Voucher {number} was redeemed already. Nothing was changed."),
    "voucher_void": mark("Errors", "Voucher {number} is void and is not taken. Nothing was changed."),
    "voucher_expired": mark(
        "Errors", "Voucher {number} expired on {day}. Nothing was changed; the {supervisor} decides."
    ),
    "promise_past": mark(
        "Errors", "Its time has passed: say whether it was kept, and make a new promise. Nothing was changed."
    ),
    "compensation_decided": mark("Errors", "This compensation has been decided already."),
    "approver_is_requester": mark("Errors", "Somebody else has to approve: nobody approves their own request."),
    "above_own_limit": mark(
        "Errors", "The amount is above your own limit. Somebody with a higher limit has to approve."
    ),
    # Escalation
    "level_time_needed": mark(
        "Errors", "Level {position} does not say when. Enter percent of the time, or minutes. Nothing was saved."
    ),
    "level_action_needed": mark(
        "Errors", "Level {position} does nothing. Choose who is told or what changes. Nothing was saved."
    ),
    "level_target_unknown": mark("Errors", "Level {position} has no time that it counts. Choose one."),
    # Follow-up
    "follow_up_done": mark("Errors", "This call-back is finished already."),
    "finish_instead": mark("Errors", "The {customer} was reached: save the answers."),
    "self_rating": mark("Errors", "A colleague has to enter this score: nobody enters scores about themselves."),
    "score_out_of_scale": mark("Errors", "{value} is outside the scale {lowest}–{highest}."),
    "survey_locked": mark("Errors", "The answers of this case are locked. Nothing was changed."),
    "no_question_set": mark("Errors", "There is no questionnaire yet. Ask the {supervisor} to choose one in Settings."),
    "department_in_use": mark(
        "Errors", "Nothing was changed: {tickets} open tickets and {people} people belong to it. Move them first."
    ),
    # Rules
    "default_rule_needed": mark("Errors", "There must be exactly one default rule."),
    "minutes_needed": mark("Errors", "Rule {position}: please enter times above zero."),
    "response_after_resolution": mark(
        "Errors", "Rule {position}: the first response cannot be later than the resolution."
    ),
    "target_out_of_reach": mark(
        "Errors",
        "Rule {position}: by its calendar this time is not used up within {years} years. "
        "Nothing was changed; shorten the time or open longer.",
    ),
    "calendar_never_open": mark("Errors", "A calendar has to be open at some time of the week."),
    # Fields of tickets
    "field_unknown": mark("Errors", "The field “{name}” is not known here. Nothing was saved; look again and save."),
    "field_type": mark("Errors", "“{name}” does not take this. Nothing was saved; your words are still there."),
    "field_too_long": mark("Errors", "“{name}” takes {limit} at most. Nothing was saved; please shorten it."),
    "field_range": mark("Errors", "“{name}” is out of range. Nothing was saved; please correct it."),
    "field_option": mark("Errors", "This answer to “{name}” is not offered any more. Please choose again."),
    "field_nobody": mark("Errors", "Who or what “{name}” names is not there any more. Please choose again."),
    "field_needed": mark("Errors", "Please fill in “{name}” first. Nothing you typed is lost."),
    "exception_reason_needed": mark("Errors", "An exception needs a reason. Please write why it is made."),
    "exceptions_used_up": mark(
        "Errors", "This {customer} has had all {limit} exceptions. The {supervisor} has to make this one."
    ),
    "kinds_needed": mark("Errors", "Please choose at least one kind of ticket."),
    "options_needed": mark("Errors", "A choice needs at least one answer. Please write one on each line."),
    "options_most": mark("Errors", "At most {most} answers fit, retired ones included."),
    "fields_most": mark("Errors", "A kind of ticket takes {most} fields of your own. Retire one first."),
    "field_type_fixed": mark("Errors", "The type of a field in use cannot change. Retire it and add another."),
    "number_needed": mark("Errors", "Please enter a number."),
    "equipment_number_taken": mark("Errors", "{number} is in the register already. Please enter another number."),
    "policy_range": mark("Errors", "Please enter a figure from 0 to {most}."),
    "hours_unclear": mark(
        "Errors", "These hours cannot be read; nothing was changed. Write them as 09:00-12:00, 22:00-06:00."
    ),
    "version_over": mark(
        "Errors", "Hours in force stay as they were counted; nothing was changed. Choose today or a later date."
    ),
    "day_over": mark("Errors", "That day is over and stays as it was counted. Choose today or a later day."),
    "holidays_unpublished": mark(
        "Errors", "The holidays of {year} are not published; nothing was assumed. Known up to {last}."
    ),
    "day_line_unclear": mark(
        "Errors", "Line {line} cannot be read: {text}. Nothing was changed; write date, open or closed, name, hours."
    ),
    "agreement_with_whom": mark(
        "Errors", "Agreement {position}: choose either a department or a partner. Nothing was changed."
    ),
    "agreement_out_of_reach": mark(
        "Errors",
        "Agreement {position}: by its calendar this time is not used up within {years} years. "
        "Nothing was changed; shorten the time or open longer.",
    ),
    "ticket_not_open": mark("Errors", "{number} is no longer open; nothing was noted. Reopen it first."),
    # Everything else
    "not_found": mark("Errors", "This is not there any more. The list has been refreshed."),
    "changed_meanwhile": mark(
        "Errors", "Somebody else changed this meanwhile. Your words are kept; look again and save."
    ),
    "already_there": mark("Errors", "This is there already. Nothing was changed."),
    "still_used": mark("Errors", "This is still used elsewhere and was kept."),
    "nothing_to_undo": mark("Errors", "There is nothing to undo."),
    "undo_hidden": mark(
        "Errors", "What this act was about is not shown to you any more. Nothing was undone; ask the {supervisor}."
    ),
    "nothing_to_redo": mark("Errors", "There is nothing to do again."),
    # The bin and many at once
    "not_in_bin": mark("Errors", "This is not in the bin any more. The list has been refreshed."),
    "purged": mark("Errors", "{number} was erased for good and cannot come back."),
    "number_taken": mark("Errors", "The number {number} is used by another record now. Nothing was changed."),
    "typed_wrong": mark("Errors", "Nothing was erased: please type {wanted} exactly."),
    "days_needed": mark("Errors", "Please enter at least one day, or choose never."),
    "nothing_chosen": mark("Errors", "Please choose first what to change."),
    "none_changed": mark("Errors", "None of these tickets could be changed. Nothing was changed."),
    "so_already": mark("Errors", "These tickets are like this already. Nothing was changed."),
    "ticket_gone": mark("Errors", "This ticket is not there any more."),
    "ticket_changed": mark("Errors", "{number} was changed meanwhile. Look again before changing it."),
    "search_too_many_words": mark("Errors", "A search takes {most} words at most. Please leave some out."),
    "week_unclear": mark("Errors", "{value} is not a week. Write it like 2016-W10."),
    "week_not_over": mark("Errors", "{week} is not over yet. Nothing was frozen; issue the report when it is."),
    "week_and_days": mark("Errors", "Name either a week or a first and a last day, not both."),
    "output_needed": mark("Errors", "Say with --output which file the report is written to."),
    "period_unclear": mark("Errors", "Please name a week, or a first and a last day in this order."),
}


def sentence(error: ServiceDeskError) -> str:
    """Return what to tell the user about a known error."""
    found = _SENTENCES.get(error.code) or FILE_SENTENCES.get(error.code)
    if found is None:
        return translate(
            "Errors", "This could not be done ({code}). Nothing saved was lost; please try again.", code=error.code
        )
    return translate_marked(found, **error.parameters)


def known_codes() -> frozenset[str]:
    """Return the codes that have a sentence."""
    return frozenset(_SENTENCES) | frozenset(FILE_SENTENCES)
