"""What tests make Word files of."""

from __future__ import annotations

import pytest

from word_files import merged_table, picture, styled, text, word_file


class Word:
    """What tests make Word files of."""

    file = staticmethod(word_file)
    paragraph = staticmethod(styled)
    picture = staticmethod(picture)
    text = staticmethod(text)
    merged_table = staticmethod(merged_table)


@pytest.fixture(scope="session")
def word() -> type[Word]:
    """The maker of Word files."""
    return Word
