"""Importing knowledge answers; a code that is there already is given a new edition."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from servicedesk.core.enums import ArticleState
from servicedesk.core.pinyin import initials
from servicedesk.models import Article, ArticleEdition
from servicedesk.services.imports.converting import Row
from servicedesk.services.imports.overwritten import chunks
from servicedesk.services.imports.results import WrongValue
from servicedesk.services.imports.writer import Batch

FOLDER = "导入"


class ArticlesWriter:
    """Every row is a draft: somebody reads an answer before the desk says it."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._codes: set[str] = set()

    def look_up(self, rows: Sequence[Row]) -> None:
        """Find the codes that are taken."""
        codes = sorted({row.values["code"] for row in rows if row.values.get("code")})
        for piece in chunks(codes):
            statement = select(Article.code).where(Article.code.in_(piece))
            self._codes.update(self._batch.work.connection.execute(statement).scalars())

    def write(self, row: Row) -> bool:
        """Collect one answer. Raises WrongValue for a code that is taken."""
        values, bulk = row.values, self._batch.bulk
        code = values.get("code") or self._free_code()
        if code in self._codes:
            raise WrongValue("import_code_taken", field="code", value=code)
        self._codes.add(code)
        content = {
            "folder": values.get("folder") or FOLDER,
            "subfolder": values.get("subfolder", ""),
            "title_zh": values["title"],
            "title_en": values.get("title_en", ""),
            "script_zh": values.get("script", ""),
            "script_en": values.get("script_en", ""),
            "body_zh": values.get("body", ""),
            "body_en": values.get("body_en", ""),
        }
        work = self._batch.work
        identity = bulk.add(
            Article,
            code=code,
            **content,
            state=ArticleState.DRAFT.value,
            review_on=values.get("review_on"),
            owner_id=work.actor.staff_id,
            updated_at=work.now,
        )
        bulk.add(
            ArticleEdition,
            article_id=identity,
            edition=1,
            content={**content, "scenario_id": None},
            staff_id=work.actor.staff_id,
            at=work.now,
        )
        words = f"{code} {values['title']} {content['title_en']} {content['folder']} {content['subfolder']}"
        words += f" {content['script_zh']} {content['script_en']} {content['body_zh']} {content['body_en']}"
        bulk.document("article", identity, values["title"], words, initials(values["title"]))
        return True

    def _free_code(self) -> str:
        """Return a code that says where the answer came from and that nobody uses."""
        number = len(self._codes) + 1
        prefix = f"I{self._batch.identity}"
        while f"{prefix}-{number}" in self._codes:
            number += 1
        return f"{prefix}-{number}"

    def finish(self) -> None:
        """Write what was collected."""
        self._batch.bulk.flush()
