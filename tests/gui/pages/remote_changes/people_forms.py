"""Forms about the house and who is in it: site, departments, people, partners."""

from __future__ import annotations

from servicedesk.core.permissions import Role
from servicedesk.queries import internal_agreements, site, staff
from servicedesk.services import internal_agreements as agreements
from servicedesk.services import site as site_services
from servicedesk.services import staff as staff_services
from tests.gui.pages.remote_changes.forms import Form, row_of


def site_form() -> Form:
    def changed(desk, _key, same, other):
        row = site.site_row(desk)
        site_services.change_site(desk, site_services.ChangeSite(row.version, other or row.name, same or row.desk_name))

    def stored(desk, _key):
        row = site.site_row(desk)
        return row.desk_name, row.name

    return Form("site", "site", lambda desk: "", lambda section, _key: section.record,
                lambda section: section.desk_name, changed, stored)  # fmt: skip


def department_form() -> Form:
    def changed(desk, key, same, other):
        row = row_of(site.department_facts(desk), key)
        names = (other or row.name.zh, same or row.name.en)
        site_services.save_department(desk, site_services.SaveDepartment(key, row.version, *names))

    def opened(section, key):
        section.edit(row_of(section.model.rows, key))
        return section.department

    def stored(desk, key):
        row = row_of(site.department_facts(desk), key)
        return row.name.en, row.name.zh

    return Form(
        "department",
        "site",
        lambda desk: site_services.save_department(desk, site_services.SaveDepartment(None, 0, "泳池", "pool")),
        opened,
        lambda section: section.name_en,
        changed,
        stored,
    )


def person_form() -> Form:
    def changed(desk, key, same, other):
        row = row_of(staff.staff_list(desk), key)
        staff_services.change_staff(
            desk,
            staff_services.ChangeStaff(
                key, row.version, row.sign_in_name, row.name, row.role, other or row.title_zh, same or row.title_en
            ),
        )

    def opened(section, key):
        section.view.select_key(key)
        return section.form.record

    def stored(desk, key):
        row = row_of(staff.staff_list(desk), key)
        return row.title_en, row.title_zh

    return Form(
        "staff",
        "staff",
        lambda desk: staff_services.add_staff(
            desk, staff_services.AddStaff("he", "何工", Role.SPECIALIST, "工程师", "engineer")
        ),
        opened,
        lambda section: section.form.fields["title_en"],
        changed,
        stored,
    )


def partner_form() -> Form:
    def changed(desk, key, same, other):
        row = row_of(internal_agreements.partners(desk, False), key)
        agreements.save_partner(desk, agreements.PartnerDraft(key, row.name, same or row.contact, other or row.phone))

    def opened(section, key):
        section.open_record("partner", str(key))
        return section.record

    def stored(desk, key):
        row = row_of(internal_agreements.partners(desk, False), key)
        return row.contact, row.phone

    made = lambda desk: agreements.save_partner(desk, agreements.PartnerDraft(None, "Lifts", "Li", "88"))  # noqa: E731
    return Form("partner", "agreements", made, opened, lambda section: section.form.contact, changed, stored)
