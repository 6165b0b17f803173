"""What a report leaves unexplained is a warning, or an error where the site says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from invented import AS_OF, SETTINGS, records
from mkdocs_evidence.checks import Scope, faults_of
from mkdocs_evidence.graph import build_graph


@pytest.mark.parametrize(("is_error", "severity"), [(False, "warning"), (True, "error")])
def test_a_site_chooses_whether_an_unexplained_difference_stops_it(is_error: bool, severity: str) -> None:
    settings = replace(SETTINGS, unexplained_is_error=is_error)
    faults = faults_of(Scope(build_graph(records(), settings, AS_OF)))
    ours = [fault for fault in faults if fault.rule.id == "outcome-unexplained"]

    assert [(fault.rule.severity.value, fault.seen) for fault in ours] == [
        (severity, "worms"),
        (severity, "harvest"),
        (severity, "Number of songs"),
        (severity, "cost"),
    ]
