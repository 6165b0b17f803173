"""Acts: what a change does, in the words of whoever approves it, the gravest kind first."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_evidence.model.words import Word


class ActKind(Word):
    """Kind of act, from the gravest on; the label names it, the meaning says what follows from it."""

    REMOVE = "remove", "Removal", "A page is taken down; its address shows the reason."
    WITHHOLD = "withhold", "Name withheld", "A further form of a name disappears from every page."
    RETRACT = "retract", "Retraction", "A notice says that findings must not be relied on."
    WITHDRAW = "withdraw", "Withdrawal", "A notice says that a record no longer stands."
    CONCERN = "concern", "Concern", "A notice says that something is in doubt."
    TAKE_AWAY = "take_away", "Page taken away", "A page that was public answers no more."
    END_NOTICE = "end_notice", "End of a notice", "An earlier notice no longer applies."
    RENEW_NOTICE = "renew_notice", "Notice renewed", "A notice that had ended applies again."
    CORRECT = "correct", "Correction", "A notice says that something was wrong."
    CLARIFY = "clarify", "Clarification", "A notice explains something."
    NON_PUBLICATION = "non_publication", "No final report", "A notice says that none will be published."
    DROP_OUTCOMES = "drop_outcomes", "Outcomes dropped", "What was promised is promised no longer."
    OMIT_OUTCOMES = "omit_outcomes", "Outcomes not reported", "A report leaves out what was promised."
    CHANGE_OUTCOMES = "change_outcomes", "Outcomes changed", "What was promised is promised otherwise."
    DROP_FINDINGS = "drop_findings", "Findings dropped", "A new version of a report leaves out findings."
    CHANGE_FINDINGS = "change_findings", "Findings changed", "A new version gives findings otherwise."
    SEAL = "seal", "Version sealed", "A version becomes public, and can never be edited."
    MOVE_DUE_DATE = "move_due_date", "Due date moved", "Findings are owed by another day."
    CHANGE_STATUS = "change_status", "Status changed", "A study stands elsewhere than before."
    ADD_OUTCOMES = "add_outcomes", "Outcomes added", "A new version promises more."
    ADD_FINDINGS = "add_findings", "Findings added", "A report says what was found."
    CHANGE_RESULTS = "change_results", "Results status changed", "Findings that were owed are in, or are not."
    PUBLISH = "publish", "Publication", "A record becomes public, at an address that stays."
    KEEP_EDITION = "keep_edition", "Edition", "The whole site is kept as it stood on a day."
    MOVE = "move", "New address", "The old address leads to the new one."
    RENAME = "rename", "New title", "Every page that names the record follows."
    CORRECT_CITED = "correct_cited", "Cited work corrected", "Texts that are not sealed follow."
    EDIT = "edit", "Text changed", "A record says something else than before."
    IDENTIFY = "identify", "Identifier", "A record is given a DOI."
    REDIRECT = "redirect", "Old address", "An old address leads on."
    PAGE = "page", "Page of the site", "A page that is no record changes."
    SETTINGS = "settings", "Settings", "The settings of the site change."
    FILES = "files", "Other files", "Files change that are no texts of the site."
    SCHEDULE = "schedule", "Planned publication", "A record becomes public on a later day by itself."
    DRAFT = "draft", "Draft", "A record is written, and nobody sees it."

    @property
    def gravity(self) -> int:
        """Place among the kinds: 0 is the gravest."""
        return list(ActKind).index(self)


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a change does.

    `subject` is what it is done to, as a sentence names it (`the report “X”`), `noun` and `plural` the kind
    of thing to count several by, `title` its title alone. `number` counts what is dealt with in it
    (outcomes, findings, files); `tail` ends the sentence. `banner` are the addresses of the pages that will
    show a notice, or no longer, `pages` those of other pages that change with it. `details` are sentences:
    reasons, and changed words.
    """

    kind: ActKind
    subject: str
    noun: str = ""
    plural: str = ""
    title: str = ""
    address: str = ""
    number: int = 1
    tail: str = ""
    banner: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    details: tuple[str, ...] = ()


def ordered_acts(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """The acts, the gravest first; those of a kind by their address and subject."""
    return tuple(sorted(acts, key=lambda act: (act.kind.gravity, act.address, act.subject)))
