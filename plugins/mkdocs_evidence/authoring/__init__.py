"""Beginning a record: what is asked, what is written, the next version, and texts from Word.

Files come out as values; nothing here writes to the disk.
"""

from mkdocs_evidence.authoring.amendment import amendment_questions, change_value, next_version
from mkdocs_evidence.authoring.answers import (
    BETWEEN,
    FROM_WORD,
    AnswerError,
    Choice,
    choices_of,
    type_of_word,
    types_in_words,
    understand,
    word_of_type,
)
from mkdocs_evidence.authoring.browser_editor import editor_config, editor_settings
from mkdocs_evidence.authoring.front_matter import Plain, Value
from mkdocs_evidence.authoring.names import as_id, fault_of_name, path_of, title_from
from mkdocs_evidence.authoring.new_record import (
    NewFile,
    defaults_for,
    missing_answers,
    new_record,
    template,
)
from mkdocs_evidence.authoring.questions import Question, questions_for
from mkdocs_evidence.authoring.snippets import render_snippets
from mkdocs_evidence.authoring.word.facts import answers_from, facts_from
from mkdocs_evidence.authoring.word.file import WordFile, look_into
from mkdocs_evidence.authoring.word.pandoc import read_word, write_markdown
from mkdocs_evidence.authoring.word.record import WordRecord, record_from_word

__all__ = [
    "BETWEEN",
    "FROM_WORD",
    "AnswerError",
    "Choice",
    "NewFile",
    "Plain",
    "Question",
    "Value",
    "WordFile",
    "WordRecord",
    "amendment_questions",
    "answers_from",
    "as_id",
    "change_value",
    "choices_of",
    "defaults_for",
    "editor_config",
    "editor_settings",
    "facts_from",
    "fault_of_name",
    "look_into",
    "missing_answers",
    "new_record",
    "next_version",
    "path_of",
    "questions_for",
    "read_word",
    "record_from_word",
    "render_snippets",
    "template",
    "title_from",
    "type_of_word",
    "types_in_words",
    "understand",
    "word_of_type",
    "write_markdown",
]
