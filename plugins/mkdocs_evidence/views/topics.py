"""The pages of topics: what is asked, what was found, what runs, and then everything on the subject."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self, cast

from mkdocs_evidence.graph import Graph
from mkdocs_evidence.graph.addresses import TOPICS, topic_address
from mkdocs_evidence.graph.status import study_status
from mkdocs_evidence.model import Key, Project, RecordType, Report
from mkdocs_evidence.model.settings import Topic
from mkdocs_evidence.views.cards import shelf
from mkdocs_evidence.views.findings import ReportFindings, findings_of, with_findings
from mkdocs_evidence.views.lists import ListPage, list_head, sorted_cards
from mkdocs_evidence.views.parts import Page, PageLink, Shelf

MOST_FOUND = 4
ORDER = (RecordType.REPORT, RecordType.PROJECT, RecordType.PROTOCOL)


@dataclass(frozen=True, slots=True)
class Story:
    """A topic in short: its question, the newest findings, and the studies that are under way.

    `more_reports` is how many reports with findings are not told here.
    """

    question: str
    found: tuple[ReportFindings, ...]
    more_reports: int
    running: Shelf


@dataclass(frozen=True, slots=True)
class TopicPage(ListPage):
    """A topic's story, and all its records by type."""

    story: Story | None = None

    def continued(self) -> Self:
        """The same without its story."""
        return replace(self, story=None)


@dataclass(frozen=True, slots=True)
class TopicsPage(Page):
    """All topics, each with how many records it has."""

    title: str
    topics: tuple[tuple[PageLink, str, int], ...]


def topic_page(graph: Graph, topic: Topic) -> TopicPage:
    """The view of a topic's page."""
    works = works_of_topic(graph, topic)
    kinds = (*ORDER, *(kind for kind in RecordType if kind not in ORDER))
    groups = (
        Shelf(kind.plural, sorted_cards(graph, (work for work in works if work.type is kind)), kind.value)
        for kind in kinds
    )
    crumb = PageLink("Topics", TOPICS)
    return TopicPage(
        head=list_head(topic_address(topic.id), topic.label, topic.description, crumb, kind="topic"),
        title=topic.label,
        lead=topic.description,
        count=len(works),
        groups=tuple(group for group in groups if group.cards),
        story=_story(graph, topic, works),
    )


def topics_page(graph: Graph) -> TopicsPage:
    """All topics of the site."""
    counts = {topic.id: len(works_of_topic(graph, topic)) for topic in graph.settings.topics}
    return TopicsPage(
        head=list_head(TOPICS, "Topics", "Everything here, by subject.", kind="topics"),
        title="Topics",
        topics=tuple(
            (PageLink(topic.label, topic_address(topic.id)), topic.description, counts[topic.id])
            for topic in graph.settings.topics
        ),
    )


def works_of_topic(graph: Graph, topic: Topic) -> tuple[Key, ...]:
    """All works that are filed under a topic."""
    index = graph.corpus.index
    return tuple(work for work, entries in index.items() if topic.id in entries[-1].topics)


def _story(graph: Graph, topic: Topic, works: tuple[Key, ...]) -> Story:
    reports = with_findings(graph, works)
    projects = (work for work in works if work.type is RecordType.PROJECT)
    return Story(
        question=topic.question,
        found=tuple(findings_of(graph, cast("Report", graph.head(key))) for key in reports[:MOST_FOUND]),
        more_reports=max(len(reports) - MOST_FOUND, 0),
        running=shelf(graph, "Under way", (work for work in projects if _runs(graph, work)), "under-way"),
    )


def _runs(graph: Graph, work: Key) -> bool:
    project = cast("Project", graph.head(work))
    return not study_status(project, graph.as_of).status.is_final
