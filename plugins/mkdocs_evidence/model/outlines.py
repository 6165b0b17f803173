"""Outlines: the headings under which a text is written, each with what readers look for there.

A protocol follows the order of SPIRIT 2025 (Chan et al., BMJ 2025;389:e081477), a report that of
CONSORT 2025 (Hopewell et al., BMJ 2025;389:e081123), in our own words. Both were made for randomised
trials; where a study is none, a heading that does not apply is taken out.
"""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_evidence.model.vocabulary import RecordType


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the second level, or below one (`is_part`), with a hint for its writer."""

    title: str
    hint: str = ""
    is_part: bool = False


_PROTOCOL = (
    Heading("Roles and responsibilities", "Who designed the study, who runs it, who pays, who oversees it."),
    Heading("Open science"),
    Heading(
        "Registration", "Which registry, under which number, since when; or where it will be.", is_part=True
    ),
    Heading("Data sharing", "What will be shared with whom: data, code, materials.", is_part=True),
    Heading("Funding and interests", "Who pays, and what interests the people have.", is_part=True),
    Heading("Sharing the results", "How those who took part and the public will hear of them.", is_part=True),
    Heading("Background", "Why is the study needed? What is known of benefits and harms?"),
    Heading("Objectives", "The questions that the study answers."),
    Heading("Involvement of people with experience", "Who was involved in the plan, and how."),
    Heading("Design", "What kind of study, how many groups, in what ratio."),
    Heading("Setting", "Where it takes place."),
    Heading("Who can take part", "Who is in and who is not: people, sites, those who deliver."),
    Heading("Intervention and comparator", "What each group gets, closely enough to be repeated."),
    Heading("Outcomes", "Why these. The outcomes themselves stand in the front matter, under `outcomes`."),
    Heading("Harms", "What could go wrong, and how it will be noticed."),
    Heading("Timeline", "From joining to the last measurement."),
    Heading("Sample size and recruitment", "How many, why so many, and how they are reached."),
    Heading("Assignment and blinding", "How groups are formed, who knows, and from whom it is hidden."),
    Heading(
        "Data collection and management", "Who measures what with which instrument, and where it is kept."
    ),
    Heading("Analysis", "For each outcome: the comparison, the method, missing data, subgroups."),
    Heading("Monitoring", "Who watches over the data and the conduct of the study."),
    Heading("Ethics", "Approval, consent, confidentiality, care afterwards, how amendments are made known."),
)
_REPORT = (
    Heading("Open science"),
    Heading("Registration and protocol", "Where the study is registered and its plan stands.", is_part=True),
    Heading("Data sharing", "What is shared, and where.", is_part=True),
    Heading(
        "Funding and interests", "Who paid, what they decided, and the authors' interests.", is_part=True
    ),
    Heading("Background", "Why the study was needed."),
    Heading("Objectives", "The questions, on benefits and on harms."),
    Heading("Methods"),
    Heading("Involvement of people with experience", "Who was involved, and how.", is_part=True),
    Heading("Design and changes to it", "What was done otherwise than planned, when and why.", is_part=True),
    Heading("Setting and participants", "Where, and who could take part.", is_part=True),
    Heading("Intervention and comparator", "What each group was meant to get.", is_part=True),
    Heading("Outcomes and harms", "What was measured, how and when.", is_part=True),
    Heading("Sample size", "How it was decided.", is_part=True),
    Heading("Assignment and blinding", "How groups were formed, and who knew.", is_part=True),
    Heading("Analysis", "Who was analysed, in which group, by which method.", is_part=True),
    Heading("Results"),
    Heading(
        "Participant flow and recruitment", "How many at each step, lost and why; the dates.", is_part=True
    ),
    Heading("What was delivered", "What each group really got.", is_part=True),
    Heading("Baseline", "Who they were at the start.", is_part=True),
    Heading("Outcomes and estimates", "Each planned outcome; the numbers go under `findings`.", is_part=True),
    Heading("Harms", "All that were noticed, in each group.", is_part=True),
    Heading("Further analyses", "Planned ones apart from those thought of later.", is_part=True),
    Heading("Discussion"),
    Heading("What it means", "In the light of what else is known.", is_part=True),
    Heading("Limitations", "What could mislead, and for whom the findings hold.", is_part=True),
)
_OUTLINES = {
    RecordType.PROTOCOL: _PROTOCOL,
    RecordType.REPORT: _REPORT,
    RecordType.PROJECT: (
        Heading("What the project asks", "The question in plain words."),
        Heading("What is being done", "With whom, where, and for how long."),
    ),
    RecordType.BLOG: (Heading("A first heading", "Or none: a short post needs no headings."),),
    RecordType.EVENT: (Heading("What it is about", "And for whom."),),
    RecordType.CALL: (
        Heading("What we are looking for", "Who can answer, and what they would do."),
        Heading("How to answer", "What to send, where to, and how it is decided."),
    ),
    RecordType.NOTICE: (Heading("What was wrong", "And what is right; how it came to light."),),
}
HINTS = frozenset(heading.hint for outline in _OUTLINES.values() for heading in outline if heading.hint)


def render_outline(kind: RecordType, *, with_hints: bool = True) -> str:
    """The outline of a type's text in Markdown; hints are comments, which readers never see."""
    parts = []
    for heading in _OUTLINES.get(kind, ()):
        parts.append(f"{'###' if heading.is_part else '##'} {heading.title}\n")
        if with_hints and heading.hint:
            parts.append(f"<!-- {heading.hint} -->\n")
    return "\n".join(parts)
