"""A milestone whose words name one of the typed events has that type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from mkdocs_evidence.checks.scope import Scope, value_of
from mkdocs_evidence.diagnostics import Diagnostic, Rule, Severity
from mkdocs_evidence.model import ProjectFields, RecordType
from mkdocs_evidence.model.vocabulary import MilestoneEvent

RULE = Rule("milestone-event", "Steps that have a type are written with it", Severity.WARNING)

_OTHER = MilestoneEvent.OTHER.value
RESULTS_DUE = "results_due"
"""No event but a field of the project: the day by which findings are owed."""
_STUDY = r"(?:study|trial|project|evaluation)"
_STARTS = r"(?:start|begin|began|begun|open)\w*"
_ENDS = r"(?:end|clos|complet|finish|conclu)\w*"
_DATA = r"(?:data|outcome data|follow[- ]?up(?: data)?)"
_RECRUITMENT = r"(?:recruit\w*|enrol\w*)"
_DELIVERY = r"(?:deliver\w*|intervention)"
_FINDINGS = r"(?:final report|(?:main |primary )?(?:results|findings)|report)"


def _either_way(noun: str, verb: str) -> str:
    """A pattern for “recruitment starts” and “start of recruitment”."""
    return rf"{noun} {verb}|{verb}(?: of)?(?: the)? {noun}"


EVENT_WORDS: Mapping[str, str] = MappingProxyType(
    {
        RESULTS_DUE: rf"{_FINDINGS} (?:is |are )?(?:due|owed|expected)|due date of (?:the )?{_FINDINGS}",
        MilestoneEvent.REPORT: (
            rf"{_FINDINGS} (?:is |are )?published|publication of (?:the )?{_FINDINGS}|(?:final )?report"
        ),
        MilestoneEvent.DATA_COLLECTION_END: _either_way(rf"{_DATA}(?: collection)?", _ENDS)
        + r"|last (?:data|follow[- ]?up|measurement)(?: (?:is |are )?(?:collected|taken))?",
        MilestoneEvent.ANALYSIS_END: _either_way(r"(?:data )?analys[ie]s", _ENDS),
        MilestoneEvent.RECRUITMENT_START: _either_way(_RECRUITMENT, _STARTS)
        + r"|first (?:participant|site|school|patient) (?:is )?(?:recruited|enrolled|joins|joined)",
        MilestoneEvent.RECRUITMENT_END: _either_way(_RECRUITMENT, _ENDS)
        + r"|last (?:participant|site|school|patient) (?:is )?(?:recruited|enrolled|joins|joined)",
        MilestoneEvent.DELIVERY_START: _either_way(_DELIVERY, _STARTS),
        MilestoneEvent.DELIVERY_END: _either_way(_DELIVERY, _ENDS),
        MilestoneEvent.AGREED: rf"(?:{_STUDY} )?(?:is |was )?(?:agreed|commissioned)",
        MilestoneEvent.REGISTRATION: r"(?:(?:trial|study) )?(?:registration|registered)",
        MilestoneEvent.PROTOCOL: r"protocol(?: (?:is |was )?(?:fixed|published|approved|agreed|finali\w+))?"
        r"|publication of (?:the )?protocol",
    }
)
"""For each event the words that name it, as a pattern that the whole label has to fit."""
STUDY_END = re.compile(
    rf"(?:{_ENDS}|completion)(?: of(?: the)? {_STUDY})?|{_STUDY} (?:{_ENDS}|completion)",
    re.IGNORECASE,
)
"""Words that name the end of the whole study, by which findings can be expected."""
_PATTERNS = tuple((event, re.compile(words, re.IGNORECASE)) for event, words in EVENT_WORDS.items())
_ASIDE = re.compile(r"\([^()]*\)|,.*", re.DOTALL)
_DATES_FINDINGS = (MilestoneEvent.DATA_COLLECTION_END, MilestoneEvent.REPORT)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Every milestone of the type `other` whose label names a typed event, or the end of an undated study."""
    for project in scope.of_type(RecordType.PROJECT, ProjectFields):
        for index, milestone in enumerate(project.fields.milestones):
            if milestone.event is not MilestoneEvent.OTHER:
                continue
            label = milestone.label or ""
            step = _step(event_named(label)) or (_STEP_OF_END if names_end(project.fields, label) else "")
            if step:
                yield Diagnostic(
                    RULE,
                    value_of(project, "milestones", index, "event"),
                    f"“{label}” reads like a step that has a type of its own; as `{_OTHER}` it counts "
                    "neither on the board nor towards the date on which findings are due",
                    step,
                    seen=_OTHER,
                )


def event_named(label: str) -> str:
    """The event, or `results_due`, that a label names; empty where it names none."""
    words = _plain(label)
    return next((str(event) for event, pattern in _PATTERNS if pattern.fullmatch(words)), "")


def names_end(fields: ProjectFields, label: str) -> bool:
    """Return True if a label names the end of a study of which no date says when findings are due."""
    is_dated = fields.results_due or any(one.event in _DATES_FINDINGS for one in fields.milestones)
    return not is_dated and bool(STUDY_END.fullmatch(_plain(label)))


def _plain(label: str) -> str:
    """A label without what it says aside, and without “planned” or “expected” in front."""
    words = " ".join(_ASIDE.sub(" ", label).split())
    return re.sub(r"^(?:(?:planned|expected|estimated|actual|the) )+", "", words, flags=re.IGNORECASE)


_STEP_OF_END = (
    f"write `event: {MilestoneEvent.DATA_COLLECTION_END.value}` if no data are collected after it; or, if "
    f"findings are due then, `event: {MilestoneEvent.REPORT.value}`, and the same date as the project's "
    f"`{RESULTS_DUE}:`"
)


def _step(named: str) -> str:
    if named == RESULTS_DUE:
        return f"write the date as the project's `{RESULTS_DUE}:`, and take this milestone out"
    return f"write `event: {named}`, and keep the label if it says more" if named else ""


__all__ = ["EVENT_WORDS", "RESULTS_DUE", "RULE", "check", "event_named", "names_end"]
