"""A renderer of texts that keeps what it has rendered, from one build to the next."""

from __future__ import annotations

import pickle
from collections import OrderedDict
from dataclasses import dataclass

from mkdocs_evidence.incremental import Store, digest
from mkdocs_evidence.mkdocs_adapter.body_rendering import REMEMBERED, RenderedBody, RendersTexts
from mkdocs_evidence.mkdocs_adapter.questions import Questions
from mkdocs_evidence.views import Body

KIND = "body"


@dataclass(frozen=True, slots=True)
class KeptBody:
    """A rendered text, and what it asked of the files that it links to or shows."""

    rendered: RenderedBody
    asked: tuple[tuple[str, str | None], ...] = ()


class KeptBodies:
    """Renders a text unless the store has it, made from the same Markdown by the same software.

    `made_by` is the fingerprint of software and configuration. `new` collects what the store should
    keep, and `used` the keys of what was given out, since the last `forget`.
    """

    def __init__(self, renderer: RendersTexts, questions: Questions, store: Store, made_by: str) -> None:
        self._renderer = renderer
        self._questions = questions
        self._store = store
        self._made_by = made_by
        self._last: OrderedDict[Body, tuple[str, KeptBody]] = OrderedDict()
        self.forget()

    def forget(self) -> None:
        """Begin to note anew."""
        self.new: dict[str, bytes] = {}
        self.used: dict[str, None] = {}

    def render(self, body: Body) -> RenderedBody:
        """The rendered text of a body."""
        key, kept = self._last.get(body) or self._remember(body)
        self.used[key] = None
        for question, answer in kept.asked:
            self._questions.note_of_file(question, answer)
        return kept.rendered

    def _remember(self, body: Body) -> tuple[str, KeptBody]:
        key = digest(self._made_by, body)
        kept = self._from_store(key) or self._make(key, body)
        self._last[body] = key, kept
        while len(self._last) > REMEMBERED:
            self._last.popitem(last=False)
        return key, kept

    def _from_store(self, key: str) -> KeptBody | None:
        data = self._store.get(KIND, key)
        if data is None:
            return None
        kept: KeptBody = pickle.loads(data)  # noqa: S301 - our own cache, as trusted as our code
        stands = all(self._questions.answer(question) == answer for question, answer in kept.asked)
        return kept if stands else None

    def _make(self, key: str, body: Body) -> KeptBody:
        with self._questions.files_heard() as asked:
            rendered = self._renderer.render(body)
        kept = KeptBody(rendered, tuple(asked.items()))
        self.new[key] = pickle.dumps(kept, protocol=5)
        return kept
