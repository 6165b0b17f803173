"""The fields of projects, protocols and reports: a study from its plan to its findings."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from mkdocs_evidence.model.common_fields import (
    CommonFields,
    KeyFigure,
    Registration,
    Sample,
    VersionedFields,
)
from mkdocs_evidence.model.dates import PartialDate
from mkdocs_evidence.model.fields import (
    Agents,
    Number,
    Part,
    ProgrammeRef,
    Projects,
    ProtocolRef,
    Protocols,
    Text,
    Truth,
    Whole,
)
from mkdocs_evidence.model.vocabulary import (
    Coverage,
    Design,
    Direction,
    EffectMeasure,
    MilestoneEvent,
    OutcomeRole,
    ProtocolKind,
    RatingAspect,
    ReportKind,
    StudyStatus,
)


class StatusEntry(Part):
    """From this date on the study had this status."""

    date: PartialDate
    status: StudyStatus
    reason: Text | None = None


class Replanned(Part):
    """A new planned date for a milestone, when it was announced, and why."""

    date: PartialDate
    announced: PartialDate | None = None
    reason: Text | None = None


class Milestone(Part):
    """A step of the study: when it was planned, planned anew, and when it happened."""

    event: MilestoneEvent
    label: Text | None = None
    planned: PartialDate | None = None
    replanned: tuple[Replanned, ...] = ()
    actual: PartialDate | None = None

    def actual_by(self, day: date) -> PartialDate | None:
        """When it happened, where that was known on a day."""
        return self.actual if self.actual and self.actual.is_known_by(day) else None

    def plans_by(self, day: date) -> tuple[PartialDate, ...]:
        """The planned dates that had been announced on a day, oldest first."""
        later = (
            plan.date for plan in self.replanned if plan.announced is None or plan.announced.is_known_by(day)
        )
        return ((self.planned,) if self.planned else ()) + tuple(later)

    def planned_by(self, day: date) -> PartialDate | None:
        """The newest planned date that had been announced on a day."""
        plans = self.plans_by(day)
        return plans[-1] if plans else None

    @property
    def name(self) -> str:
        """What the step is called on a page."""
        return self.label or self.event.label

    @model_validator(mode="after")
    def _is_dated_and_named(self) -> Self:
        if self.event is MilestoneEvent.OTHER and not self.label:
            raise PydanticCustomError("milestone_label", "event: other needs a label", {})
        if self.planned is None and self.actual is None:
            raise PydanticCustomError("milestone_date", "needs a planned or an actual date", {})
        return self


class ProjectFields(CommonFields):
    """One evaluation or study, from plan to findings."""

    design: Design
    status_history: tuple[StatusEntry, ...] = Field(
        min_length=1, description="Appended to, never rewritten; the last entry is the status."
    )
    status_confirmed: PartialDate | None = Field(
        default=None, description="When someone last checked that the status is right."
    )
    lead: Agents = ()
    evaluator: Agents = ()
    delivered_by: Agents = ()
    funders: Agents = ()
    partners: Agents = ()
    programme: ProgrammeRef | None = None
    registration: Registration | None = None
    milestones: tuple[Milestone, ...] = ()
    results_due: PartialDate | None = Field(
        default=None, description="When findings are owed; else a year after data collection ends."
    )
    follows_on_from: Projects = ()
    key_figures: tuple[KeyFigure, ...] = ()


class Outcome(Part):
    """What a study promises to measure, and how."""

    id: Text
    role: OutcomeRole
    measure: Text
    timepoint: Text | None = None
    analysis: Text | None = None


class ProtocolFields(VersionedFields):
    """What will be done in a study, fixed before it is done."""

    project: Projects
    kind: ProtocolKind
    outcomes: tuple[Outcome, ...] = ()
    sample: Sample | None = None
    population: Text | None = None
    intervention: Text | None = None
    comparator: Text | None = None
    ethics: Text | None = None


class GroupValues(Part):
    """What was measured in each group."""

    intervention: Number
    comparator: Number


class Finding(Part):
    """What a report says of one outcome."""

    outcome: Text | None = None
    protocol: ProtocolRef | None = None
    project: Projects = Field(
        default=(), description="The project that it is about, where the report is on several."
    )
    added: Truth = False
    measure: Text | None = None
    timepoint: Text | None = None
    effect_measure: EffectMeasure | None = None
    estimate: Number | None = None
    unit: Text | None = None
    interval: tuple[Number, Number] | None = None
    interval_level: Number | None = None
    n: Whole | None = None
    values: GroupValues | None = None
    direction: Direction
    statement: Text
    reason: Text | None = Field(
        default=None, description="Why it was added, or why it differs from what the protocol planned."
    )

    @model_validator(mode="after")
    def _names_its_outcome(self) -> Self:
        if self.added and not self.measure:
            raise PydanticCustomError("finding_outcome", "added: true needs its own measure", {})
        if not self.added and not self.outcome:
            raise PydanticCustomError(
                "finding_outcome", "needs an outcome of the protocol, or added: true", {}
            )
        return self


class Deviation(Part):
    """Where the study did something other than its protocol said."""

    section: Text | None = None
    outcome: Text | None = None
    planned: Text
    done: Text
    reason: Text | None = None


class NotReported(Part):
    """An outcome of the protocol that the report leaves out, and why."""

    outcome: Text
    protocol: ProtocolRef | None = None
    reason: Text | None = None


class Rating(Part):
    """A level on a scale, with the scheme and its version."""

    scheme: Text
    scheme_version: Text | None = None
    aspect: RatingAspect | None = None
    level: Whole
    of: Whole
    rationale: Text | None = None


class ReportFields(VersionedFields):
    """What a study found."""

    project: Projects
    kind: ReportKind
    evaluates: Protocols = ()
    coverage: Coverage
    findings: tuple[Finding, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    not_reported: tuple[NotReported, ...] = ()
    ratings: tuple[Rating, ...] = ()
