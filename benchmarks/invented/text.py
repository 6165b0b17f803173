"""Invented prose with the Markdown that research texts have: headings, lists, tables, links, notes."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_WORDS = """
a about after age all among an and area as at authority average be before between both by care carer
case change child children class clinic cohort community comparison consent cost council court data
day design difference during each early education effect estimate evidence family field first follow
for from group half health help home hour in increase index interval interview is it known lead
learning likely local logic loss manager many mean measure meeting method model month more need new
not number of on one other outcome paper parent people period phase plan practice primary protocol
pupil random rate record reduce region report research result risk sample school score second
service session social staff stage step study support survey system table team term test than that
the their there they third this time to trial two under until use visit was week were when which
while who will with work worker year young
""".split()  # noqa: SIM905 - a list of 180 lines says no more


@dataclass(frozen=True, slots=True)
class Ingredients:
    """What a text may point to: other records (`type/id`) and entries of the bibliography."""

    records: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()


def sentence(random: Random, words: int = 0) -> str:
    """One sentence of invented words."""
    chosen = random.choices(_WORDS, k=words or random.randint(8, 24))
    return f"{' '.join(chosen).capitalize()}."


def phrase(random: Random, words: int = 5) -> str:
    """A few words, as a title or a label has them."""
    return " ".join(random.choices(_WORDS, k=words)).capitalize()


def body(random: Random, words: int, ingredients: Ingredients, *, tables: int = 0) -> str:
    """A text of about so many words, with every record and citation among its ingredients in it."""
    extras = [f"See [[{record}]]." for record in ingredients.records]
    extras += [f"{sentence(random, 9)[:-1]} [@{key}]." for key in ingredients.citations]
    random.shuffle(extras)
    blocks: list[str] = []
    written = 0
    while written < words:
        block = _section(random, extras)
        written += len(block.split())
        blocks.append(block)
    for _ in range(tables):
        blocks.insert(random.randint(1, len(blocks)), _table(random))
    blocks += [f"{' '.join(extras)}\n"] if extras else []
    return "\n".join(blocks)


def amended(text: str, random: Random) -> str:
    """The text with a few sentences changed, as a new version has them."""
    paragraphs = text.split("\n\n")
    prose = [index for index, part in enumerate(paragraphs) if part.startswith("**")]
    for index in random.sample(prose, min(4, len(prose))):
        paragraphs[index] = f"{paragraphs[index]} {sentence(random)}"
    return "\n\n".join(paragraphs)


def _section(random: Random, extras: list[str]) -> str:
    paragraphs = [f"## {phrase(random)}\n"]
    for _ in range(random.randint(2, 4)):
        sentences = [sentence(random) for _ in range(random.randint(3, 6))]
        if extras:
            sentences.insert(random.randint(0, len(sentences)), extras.pop())
        sentences[0] = f"**{phrase(random, 2)}** {sentences[0]}"
        paragraphs.append(f"{' '.join(sentences)}\n")
    if random.random() < 0.4:
        paragraphs.append("".join(f"- *{phrase(random, 2)}*: {sentence(random, 10)}\n" for _ in range(4)))
    if random.random() < 0.2:
        paragraphs.append(f"### {phrase(random, 4)}\n\n> {sentence(random)}\n")
    return "\n".join(paragraphs)


def _table(random: Random) -> str:
    head = "| Measure | Group | Value | Interval |\n| --- | --- | ---: | ---: |\n"
    rows = (
        f"| {phrase(random, 3)} | {phrase(random, 1)} | {random.random():.2f} | "
        f"{random.random():.2f} to {random.random() + 1:.2f} |\n"
        for _ in range(8)
    )
    return f"## {phrase(random, 3)}\n\n{head}{''.join(rows)}"
