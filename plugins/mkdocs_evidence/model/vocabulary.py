"""Every closed list of words that a record may use, with labels and meanings for the public."""

from __future__ import annotations

from enum import StrEnum

from mkdocs_evidence.model.finding_words import Direction, EffectMeasure, RatingAspect
from mkdocs_evidence.model.notice_words import DocumentStatus, NoticeKind, NoticeState
from mkdocs_evidence.model.words import Word


class RecordType(Word):
    """The ten kinds of record. The value is the folder, the address and the word in references."""

    PROJECT = "projects", "Project", "One evaluation or study, from plan to findings."
    PROTOCOL = (
        "protocols",
        "Protocol",
        "What will be done in a study, written down before it is done.",
    )
    REPORT = "reports", "Report", "What a study found."
    BLOG = "blogs", "Blog post", "A post by, or about the work of, a named author."
    PERSON = "people", "Person", "An author, investigator, speaker or officer."
    ORGANISATION = "organisations", "Organisation", "An evaluator, funder or delivery partner."
    PROGRAMME = "programmes", "Programme", "A family of projects under one heading."
    EVENT = "events", "Event", "A meeting with a start, an end and a place."
    CALL = "calls", "Call", "An invitation with an opening and a closing date."
    NOTICE = (
        "notices",
        "Notice",
        "A correction, concern, withdrawal or retraction of another record.",
    )

    @property
    def is_versioned(self) -> bool:
        """Protocols and reports keep one file for each version."""
        return self in _VERSIONED

    @property
    def plural(self) -> str:
        """The label of a list of such records."""
        return _PLURALS.get(self.value, f"{self.label}s")


_VERSIONED = frozenset({RecordType.PROTOCOL, RecordType.REPORT})
_PLURALS = {"people": "People", "blogs": "Blog"}


class Design(Word):
    """How a study is built."""

    PILOT = "pilot", "Pilot", "A small first trial of whether something can be done and studied."
    FEASIBILITY = "feasibility", "Feasibility study", "Asks whether a full study is possible."
    EFFICACY_TRIAL = (
        "efficacy_trial",
        "Efficacy trial",
        "A randomised trial of whether something can work under good conditions.",
    )
    EFFECTIVENESS_TRIAL = (
        "effectiveness_trial",
        "Effectiveness trial",
        "A randomised trial of whether something works under everyday conditions.",
    )
    QUASI_EXPERIMENT = (
        "quasi_experiment",
        "Quasi-experiment",
        "Compares groups that were not formed by chance.",
    )
    REANALYSIS = "reanalysis", "Re-analysis", "Asks new questions of data that exist already."
    EVIDENCE_REVIEW = "evidence_review", "Evidence review", "Brings together earlier studies."
    IMPLEMENTATION_STUDY = (
        "implementation_study",
        "Implementation study",
        "Asks how something was put into practice.",
    )
    OTHER = "other", "Other design", "Described in the project's own words."


class StudyStatus(Word):
    """Where a study stands, as its team declared it."""

    PLANNED = "planned", "Planned", "Agreed, and not begun."
    IN_PROGRESS = "in_progress", "In progress", "People are being recruited, served or followed."
    PAUSED = "paused", "Paused", "Stopped for a time, and meant to go on."
    ANALYSIS = "analysis", "In analysis", "The data are in; the findings are being worked out."
    COMPLETED = "completed", "Completed", "Finished, and a final report or a notice says so."
    STOPPED = "stopped", "Stopped", "Ended before it was finished, for a reason that is given."
    CANCELLED = "cancelled", "Cancelled", "Ended before it began, for a reason that is given."

    @property
    def is_final(self) -> bool:
        """A study does not leave this state: a new project follows on from it."""
        return self in (StudyStatus.COMPLETED, StudyStatus.STOPPED, StudyStatus.CANCELLED)

    @property
    def needs_reason(self) -> bool:
        """A pause or an early end says why."""
        return self in (StudyStatus.PAUSED, StudyStatus.STOPPED, StudyStatus.CANCELLED)


class VersionState(Word):
    """What a version is among its siblings."""

    CURRENT = "current", "Current version", "The latest version."
    SUPERSEDED = "superseded", "Superseded", "A later version has replaced it."
    CORRECTED = "corrected", "Corrected", "A notice corrects it; it is still the latest version."


class ResultsStatus(Word):
    """Whether the findings that a study owes have been published."""

    NOT_DUE = "not_due", "Not due yet", "The findings are owed later."
    DUE = "due", "Due", "The findings are owed within the next 90 days."
    OVERDUE = "overdue", "Overdue", "The findings are owed, and not published here."
    REPORTED = "reported", "Reported", "Findings were published when they were due, or before."
    REPORTED_LATE = "reported_late", "Reported late", "Findings were published after they were due."
    EXEMPT = "exempt", "No findings owed", "The study was stopped or cancelled, or owes none."
    UNKNOWN = "unknown", "No due date known", "No date is known from which findings are owed."


class MilestoneEvent(Word):
    """The steps of a study that can be planned and dated."""

    AGREED = "agreed", "Agreed", "The study was commissioned or announced."
    REGISTRATION = "registration", "Registration", "The study was entered in a public registry."
    PROTOCOL = "protocol", "Protocol", "The protocol was fixed."
    RECRUITMENT_START = "recruitment_start", "Recruitment starts", "The first site or person joins."
    RECRUITMENT_END = "recruitment_end", "Recruitment ends", "The last site or person joins."
    DELIVERY_START = "delivery_start", "Delivery starts", "The intervention begins."
    DELIVERY_END = "delivery_end", "Delivery ends", "The intervention ends."
    DATA_COLLECTION_END = (
        "data_collection_end",
        "Data collection ends",
        "The last data are collected.",
    )
    ANALYSIS_END = "analysis_end", "Analysis ends", "The findings are worked out."
    REPORT = "report", "Report", "The findings are published."
    OTHER = "other", "Other step", "Named by its own label."


class ProtocolKind(Word):
    """What a protocol fixes."""

    TRIAL_PROTOCOL = "trial_protocol", "Trial protocol"
    PILOT_PROTOCOL = "pilot_protocol", "Pilot protocol"
    STATISTICAL_ANALYSIS_PLAN = "statistical_analysis_plan", "Statistical analysis plan"
    PROCESS_EVALUATION_PROTOCOL = "process_evaluation_protocol", "Process evaluation protocol"
    REVIEW_PROTOCOL = "review_protocol", "Review protocol"


class ReportKind(Word):
    """What a report closes."""

    INTERIM = "interim", "Interim report"
    PILOT = "pilot", "Pilot report"
    FINAL = "final", "Final report"
    ADDENDUM = "addendum", "Addendum"
    REVIEW = "review", "Review"


class OutcomeRole(Word):
    """The weight of an outcome in the protocol."""

    PRIMARY = "primary", "Primary", "The outcome on which the study is judged."
    SECONDARY = "secondary", "Secondary", "A further outcome, planned before the data were seen."
    EXPLORATORY = "exploratory", "Exploratory", "Looked at for ideas, not for proof."


class Coverage(Word):
    """How much of a report's findings the record holds."""

    COMPLETE = "complete", "Complete", "Every outcome is accounted for in this record."
    PARTIAL = (
        "partial",
        "Partial",
        "Only some of what the report says is entered here; what is missing proves nothing.",
    )


class ChangeClass(Word):
    """How much a new version changes."""

    MINOR = "minor", "Minor amendment", "Wording only: what will be done and measured stays."
    MAJOR = "major", "Major amendment", "What will be done, measured or compared has changed."


class OutcomeDataSeen(Word):
    """Whether those who changed a protocol had seen outcome data."""

    NONE = "none", "No outcome data had been seen"
    BLINDED = "blinded", "Outcome data had been seen, without knowing the groups"
    UNBLINDED = "unblinded", "Outcome data had been seen, with the groups known"
    NOT_APPLICABLE = "not_applicable", "Not applicable"
    NOT_KNOWN = "not_known", "Not known"


class Precision(StrEnum):
    """How exactly a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


__all__ = [
    "ChangeClass",
    "Coverage",
    "Design",
    "Direction",
    "DocumentStatus",
    "EffectMeasure",
    "MilestoneEvent",
    "NoticeKind",
    "NoticeState",
    "OutcomeDataSeen",
    "OutcomeRole",
    "Precision",
    "ProtocolKind",
    "RatingAspect",
    "RecordType",
    "ReportKind",
    "ResultsStatus",
    "StudyStatus",
    "VersionState",
]
