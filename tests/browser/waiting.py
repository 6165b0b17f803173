"""Waiting in a page whose policy forbids `eval`, by which Playwright's `wait_for_function` waits."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATIENCE = 120
"""Seconds."""


def wait_until(page: Page, expression: str) -> None:
    """Wait until an expression of JavaScript is true of a page."""
    until = time.monotonic() + PATIENCE
    while not page.evaluate(expression):
        assert time.monotonic() < until, f"never came true: {expression}"
        page.wait_for_timeout(50)
