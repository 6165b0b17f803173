"""Formulas on pages, and what is read from pages: seals, comparisons, feeds, the policy, contents lists."""

from __future__ import annotations

import pytest

from mkdocs_evidence.checks.markdown_unread import faults_in
from mkdocs_evidence.checks.markup_faults import markup_faults
from mkdocs_evidence.checks.own_formulas import without_formulas
from mkdocs_evidence.graph.comparison import blocks_of, compare_texts
from mkdocs_evidence.graph.metadata.policy import content_policy
from mkdocs_evidence.graph.reading_text import reading_text_of
from mkdocs_evidence.model import Source
from mkdocs_evidence.model.formula_markup import as_code
from rendering import rendered

TEXT = """\
# The $\\rho$ and $a<b$

Costs $5; $x_1 = \\hat{y}$ here.

$$
\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}
$$

```math
x \\ge 2
```

| $n$ | words |
|---|---|
| $P(A\\|B)$ | "q" |

![Alt](x.png "The line $\\beta_1$")
"""


def test_a_formula_is_mathml_and_money_is_text() -> None:
    html = rendered("It costs $5. $x^2$ is less than $10.")
    assert "It costs $5." in html
    assert "<math><msup><mi>x</mi><mn>2</mn></msup></math></span> is less than $10." in html


@pytest.mark.parametrize("text", ["`$x$`", "    $x$", "```\n$x$\n```", "<pre>$x$</pre>"])
def test_code_stays_code(text: str) -> None:
    assert "<math" not in rendered(text)


def test_a_faulty_formula_is_shown_as_it_was_written() -> None:
    assert "<code>$\\frac{a}{b$</code>" in rendered("a $\\frac{a}{b$ c")


def test_headings_have_the_address_that_they_had_before_formulas() -> None:
    html = rendered("## The $\\rho$ in $x_1$\n\n## The $\\rho$ in $x_1$")
    assert 'id="the-rho-in-x_1"' in html
    assert 'id="the-rho-in-x_2"' in html


def test_captions_and_tables_have_formulas() -> None:
    html = rendered(TEXT)
    assert html.split("<figcaption>")[1].count("<math>") == 1
    assert html.split("<tbody>")[1].split("</tbody>")[0].count("<math>") == 1


def test_the_policy_lets_our_formulas_pass_and_no_others() -> None:
    assert markup_faults(without_formulas(rendered(TEXT)), content_policy()) == ()
    forged = rendered("$x^2$").replace("<mn>2</mn>", "<mn>3</mn>")
    assert [fault.attribute for fault in markup_faults(without_formulas(forged), content_policy())] == [
        "data-pagefind-index-attrs",
        "data-tex",
    ]


def test_no_formula_writes_a_style() -> None:
    assert " style=" not in rendered(TEXT)


def test_a_seal_reads_what_was_written() -> None:
    page = f'<div data-sealed="text">{rendered("A $x_1$ b, $$y$$ and `$z$`.")}</div>'
    assert reading_text_of(page).parts == {"text": "A $x_1$ b, $$y$$ and $z$."}


def test_a_text_that_was_sealed_before_formulas_keeps_its_words() -> None:
    before = "<p>The share is $\\rho = \\frac{a}{b}$, and $n_j$ &lt; 5.</p>"
    after = rendered("The share is $\\rho = \\frac{a}{b}$, and $n_j$ < 5.")
    parts = [reading_text_of(f'<div data-sealed="text">{one}</div>').parts for one in (before, after)]
    assert parts[0] == parts[1]


def test_comparisons_show_the_signs_that_changed() -> None:
    older, newer = (blocks_of(rendered(f"The model is ${tex}$ here.")) for tex in ("x^2", "x^3"))
    assert [one.text for one in (*older, *newer)] == ["The model is $x^2$ here.", "The model is $x^3$ here."]
    assert compare_texts(older, newer) != compare_texts(older, older)


def test_feeds_have_code_in_the_place_of_mathml() -> None:
    html = as_code(rendered(TEXT))
    assert "<math" not in html
    assert "<code>$x_1 = \\hat{y}$</code>" in html
    assert "<pre><code>$$\n\\begin{aligned} a &amp;= b" in html
    assert "<code>$a&lt;b$</code>" in html


def test_signs_that_begin_no_formula_are_told() -> None:
    source = Source("content/blogs/a.md", "", "$$\na\n\nb\n$$\n", 1)
    told = [fault.place.line for fault in faults_in(source, source.body)]
    assert told == [1]
