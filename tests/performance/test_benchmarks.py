"""The benchmarks run, and nothing became five times slower than what it is measured against allows."""

from __future__ import annotations

import pytest

from benchmarks.__main__ import main
from benchmarks.site import practice_desk
from benchmarks.start import cold_start
from benchmarks.writing import create_visit, decisive
from servicedesk.services import passwords

PATIENCE = 5
ROUNDS = 15


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "MEMORY_KIBIBYTES", 8)
        patch.setattr(passwords, "PASSES", 1)
        with practice_desk(tmp_path_factory.mktemp("benchmark"), 60) as desk:
            yield desk


def test_cold_start_paints_with_nothing_but_qt():
    result = cold_start(2)
    assert result.ratio <= result.target * PATIENCE
    assert result.remark == "nothing but Qt imported before"


def test_a_visit_costs_little_more_than_the_disk_or_the_engine(desk):
    result = decisive(create_visit(desk, ROUNDS))
    assert result.ratio <= result.target * PATIENCE, result.line()


def test_the_table_has_a_line_for_every_row(capsys):
    assert main(["--rounds", "2", "--tickets", "60"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["1", "7", "7", "8", "8", "9"]
