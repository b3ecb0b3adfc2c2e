"""The locks fit pyproject.toml and name no place to download from."""

from pathlib import Path

import pytest

from scripts import lock

ROOT = Path(__file__).resolve().parents[3]
ENTRY = "alembic==1.20.1 \\\n    --hash=sha256:" + "0" * 64 + "\n    # via servicedesk (pyproject.toml)\n"


def test_the_locks_agree_with_the_project():
    assert lock.check(ROOT) == []


def test_every_entry_of_the_locks_is_pinned_hashed_and_without_address():
    for name in (lock.RUNTIME, lock.DEVELOPMENT):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert lock.check_text(text) == []
        assert "http" not in text
        assert "--index" not in text


@pytest.mark.parametrize(
    "text",
    [
        "--index-url https://packages.example/simple\n" + ENTRY,
        "--extra-index-url file:///packages\n" + ENTRY,
        "--find-links /packages\n" + ENTRY,
        ENTRY + "-e .\n",
        ENTRY + "thing @ https://packages.example/thing.whl \\\n    --hash=sha256:" + "0" * 64 + "\n",
        ENTRY + "thing==1.0\n",
        ENTRY + "thing>=1.0 \\\n    --hash=sha256:" + "0" * 64 + "\n",
    ],
)
def test_addresses_options_and_loose_entries_are_refused(text):
    assert lock.check_text(ENTRY) == []
    assert len(lock.check_text(text)) == 1


def test_an_old_lock_is_noticed(tmp_path):
    project = '[project]\ndependencies = ["alembic>=2"]\n[dependency-groups]\ndev = ["ruff"]\n'
    (tmp_path / "pyproject.toml").write_text(project, encoding="utf-8")
    (tmp_path / lock.RUNTIME).write_text(ENTRY, encoding="utf-8")
    (tmp_path / lock.DEVELOPMENT).write_text(ENTRY.replace("1.20.1", "1.19.0"), encoding="utf-8")
    text = "\n".join(lock.check(tmp_path))
    assert "requirements.txt: alembic>=2 is not met by ['1.20.1']" in text
    assert "requirements-dev.txt: ruff is not met by nothing" in text
    assert "requirements-dev.txt: alembic differs from requirements.txt" in text
