"""The closed lists of words with which a finding is told: its scale, its direction, its ratings."""

from __future__ import annotations

from mkdocs_evidence.model.words import Word


class EffectMeasure(Word):
    """The scale of an estimate. `is_ratio` and `null_value` say how it is drawn."""

    MEAN_DIFFERENCE = (
        "mean_difference",
        "Mean difference",
        "How much higher or lower the average is with the intervention, in the units of the measure.",
    )
    STANDARDISED_MEAN_DIFFERENCE = (
        "standardised_mean_difference",
        "Standardised mean difference",
        (
            "A difference of averages, divided by how much people differ anyway, so that measures can "
            "be compared."
        ),
    )
    RISK_DIFFERENCE = (
        "risk_difference",
        "Risk difference",
        "The share of people to whom it happens with the intervention, less the share without it.",
    )
    PERCENTAGE_POINT_DIFFERENCE = (
        "percentage_point_difference",
        "Difference in percentage points",
        "One percentage less the other: from 40% to 30% is 10 percentage points.",
    )
    PERCENT_CHANGE = (
        "percent_change",
        "Difference in per cent",
        "How much higher or lower in proportion: from 40 to 30 is 25 per cent lower.",
    )
    RISK_RATIO = (
        "risk_ratio",
        "Risk ratio",
        (
            "How many times as likely it is with the intervention as without: 1 is equally likely, 0.5 "
            "half as likely."
        ),
    )
    ODDS_RATIO = (
        "odds_ratio",
        "Odds ratio",
        (
            "The odds with the intervention, divided by the odds without; 1 is no difference. Odds are "
            "those to whom it happens for each one to whom it does not."
        ),
    )
    HAZARD_RATIO = (
        "hazard_ratio",
        "Hazard ratio",
        "How fast it happens with the intervention, divided by how fast without; 1 is no difference.",
    )
    RATE_RATIO = (
        "rate_ratio",
        "Rate ratio",
        "How often it happens with the intervention, divided by how often without; 1 is no difference.",
    )
    COUNT = "count", "Count", "How many, without a comparison."
    COST = "cost", "Cost", "An amount of money, without a comparison."
    OTHER = "other", "Other measure", "A scale of another kind; the text of the report says which."

    @property
    def is_ratio(self) -> bool:
        """Ratios are positive, and are drawn on a logarithmic axis around 1."""
        return self.value.endswith("_ratio")

    @property
    def null_value(self) -> float | None:
        """The value of no effect: 1 for ratios, 0 for differences, none for counts and costs."""
        if self.is_ratio:
            return 1.0
        return 0.0 if "difference" in self.value or self is EffectMeasure.PERCENT_CHANGE else None


class Direction(Word):
    """Whom an estimate favours, in the report's own reading."""

    FAVOURS_INTERVENTION = (
        "favours_intervention",
        "Favours the intervention",
        "The report reads the difference as being to the good of those who had the intervention.",
    )
    FAVOURS_COMPARATOR = (
        "favours_comparator",
        "Favours the comparator",
        "The report reads the difference as being to the good of those who did not have it.",
    )
    NO_CLEAR_DIFFERENCE = (
        "no_clear_difference",
        "No clear difference",
        "The data fit no difference, or a difference either way. That does not prove that there is none.",
    )
    NOT_ESTIMATED = (
        "not_estimated",
        "Not estimated",
        (
            "The report tells of this outcome without an estimate of a difference, or the estimate is "
            "not known here."
        ),
    )


class RatingAspect(Word):
    """What a rating rates: the size of an effect and the certainty of it stay apart."""

    EFFECT = "effect", "Effect"
    CERTAINTY = "certainty", "Certainty"
