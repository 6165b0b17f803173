"""What becomes MathML, what is refused and where, and what stays text."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_evidence.reading import read_prose
from mkdocs_evidence.reading.tex import LONGEST, TexError, mathml_of, tex_fault

PLAN = Path(__file__).parent / "plan.md"
RIGHT = {
    r"Y_{ij} = \beta_0 + \beta_1 T_j + u_j + e_{ij}": "<msub><mi>Y</mi><mrow><mi>i</mi><mi>j</mi>",
    r"u_j \sim \mathcal{N}(0, \sigma_u^2)": "<msubsup><mi>σ</mi><mi>u</mi><mn>2</mn></msubsup>",
    r"\rho = \frac{\sigma_u^2}{\sigma_u^2 + \sigma_e^2}": "<mfrac>",
    r"\mathrm{DEFF} = 1 + (\bar{n} - 1)\rho": "<mi>DEFF</mi>",
    r"s_p = \sqrt{\frac{a}{b}}": "<msqrt><mfrac><mi>a</mi><mi>b</mi></mfrac></msqrt>",
    r"\sqrt[3]{x}": "<mroot><mi>x</mi><mn>3</mn></mroot>",
    r"\operatorname{logit}(p)": "<mi>logit</mi>",
    r"\ln\frac{p}{1-p}": "<mi>ln</mi>",
    r"\Pr(Y = 1)": "Pr",
    r"\sum_{i=1}^{n} x_i": "<munderover>",
    r"\prod_{j} p_j": "∏",
    r"\int_0^1 f(x)\,dx": "∫",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}": "<mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>",
    r"\begin{bmatrix} 1 \end{bmatrix}": "<mo>[</mo>",
    r"\begin{aligned} a &= b \\ &= c \end{aligned}": '<mtd class="tex-right tex-close-right">',
    r"\begin{align} a &= b \\ &= c \end{align}": '<mtd class="tex-left tex-close-left">',
    r"\begin{equation} a = b \end{equation}": "<mi>a</mi>",
    r"\begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}": "<mtext>otherwise</mtext>",
    r"\begin{array}{l|r} a & b \\ \hline c & d \end{array}": "tex-line-right",
    r"\hat{\beta}": '<mover accent="true"><mi>β</mi>',
    r"\bar{y}": "<mover",
    r"\widehat{se}": "<mover",
    r"\overline{x}": "<mover",
    r"\tilde{x}": "<mover",
    r"\mathbb{E}[Y \mid X]": "<mi>𝔼</mi>",
    r"\boldsymbol{\beta}": "𝜷",
    r"\mathbf{\Sigma}": "𝚺",
    r"\underset{\theta}{\operatorname{arg\,max}}": "<munder>",
    r"\arg\max_x": "max",
    r"x'": "′",
    r"H_0\colon \mu_1 = \mu_0": "<msub><mi>H</mi><mn>0</mn></msub>",
    r"\alpha = 0.05": "<mn>0.05</mn>",
    r"\lvert x \rvert \le 1.96": "≤",
    r"\binom{n}{k}": '<mfrac linethickness="0">',
    r"50\%": "%",
    r"A \perp\!\!\!\perp B": 'class="tex-thin-back"',
    r"\left[ \frac{1}{2} \right]": "<mo>[</mo>",
    r"\lim_{n \to \infty} \frac{1}{n}": "∞",
    r"\underbrace{a + b}_{\text{fixed}}": "⏟",
}
WRONG = (
    (r"\frac{a}{b", 10, "the formula ends before }"),
    (r"\beta + \unknown x", 8, r"\unknown is not known"),
    (r"x^2^3", 3, "there is a second ^ or _"),
    (r"\left( x", 8, r"the formula ends before \right"),
    (r"a } b", 2, "} closes nothing"),
    (r"a & b", 2, "& parts the columns"),
    (r"\begin{foo} x \end{foo}", 6, "there is no environment `foo`"),
    (r"\begin{matrix} a \end{pmatrix}", 17, r"\end{pmatrix} stands where \end{matrix} is needed"),
    (r"\begin{matrix} a", 16, r"the formula ends before \end{…}"),
    (r"\text{50% of}", 13, "the formula ends before }"),
    (r"x_", 2, "needs something behind it"),
    (r"\color{red} x", 0, r"\color is not known"),
    (r"y + \textcolor{red}{x}", 4, r"\textcolor is not known"),
    (r"\def\a{\a}\a", 0, r"\def is not known"),
    (r"\newcommand{\a}{b}", 0, r"\newcommand is not known"),
    (r"\href{https://example.org}{x}", 0, r"\href is not known"),
    (r"\left( x \right", 15, r"\right needs a bracket"),
    (r"\begin{align} a &= b^2^3 \end{align}", 22, "there is a second ^ or _"),
    (r"\label{a} x", 0, r"\label is not known"),
    ("", 0, "this formula is empty"),
    ("x" * (LONGEST + 1), LONGEST, "this formula has 4,001 characters"),
)
MONEY = (
    "$5",
    "$5 and $10",
    "US$1,200 or $3",
    r"\$5",
    "$20,000–$30,000",
    "from $5 to $10 a week",
    "A$5, NZ$6 and HK$7",
    "$5 (US$)",
    "$5/$10",
    "$1.5m or $2m",
    "($5) and ($6)",
    "in $ or in £",
    "a $ sign, and another $ sign",
    "$HOME/$PATH",
    "$HOME and $PATH",
    "$$ or $$$",
    "$5-$10",
    "£4 ($5); £8 ($10)",
    "**$5** and **$6**",
    "costs 5$ or 6$",
    "$100 per pupil (about AU$)",
    "`$x$`",
    "$ x $",
    "$x$1",
    "$",
    "$$",
    r"\$x\$",
)
HOSTILE = {
    "braces": "{" * LONGEST,
    "closed braces": "{" * (LONGEST // 2) + "}" * (LONGEST // 2),
    "brackets": "(" * LONGEST,
    "left": r"\left(" * (LONGEST // 6),
    "roots": r"\sqrt{" * (LONGEST // 6),
    "hats": r"\hat" * (LONGEST // 4),
    "fractions": r"\frac1" * (LONGEST // 6),
    "powers": "x^{" * (LONGEST // 3),
    "primes": "'" * LONGEST,
    "loop": r"\def\a{\a\a}\a",
    "environments": r"\begin{matrix}" * (LONGEST // 14),
}


@pytest.mark.parametrize("tex", RIGHT)
def test_formulas_of_analysis_plans_become_mathml_without_styles(tex: str) -> None:
    mathml = mathml_of(tex, is_display=True)
    assert RIGHT[tex] in mathml
    assert mathml.startswith('<math display="block">')
    assert " style=" not in mathml


@pytest.mark.parametrize(("tex", "start", "message"), WRONG, ids=[one[0][:30] or "empty" for one in WRONG])
def test_a_fault_is_found_at_its_offset(tex: str, start: int, message: str) -> None:
    fault = tex_fault(tex, is_display=False)
    assert fault is not None
    assert (fault.start, message in fault.message) == (start, True)
    assert fault.remedy


@pytest.mark.parametrize("tex", HOSTILE.values(), ids=HOSTILE)
def test_no_formula_stops_or_ends_the_process(tex: str) -> None:
    """Deep ones end the process without a larger stack; open brackets double the time with each more."""
    fault = tex_fault(tex, is_display=True)
    assert fault is None or fault.start <= LONGEST


@pytest.mark.parametrize("words", MONEY)
def test_money_stays_text(words: str) -> None:
    assert read_prose(f"It is {words}, they say.").formulas == ()


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("a $x$ b", ["x"]),
        ("$a_1$ and $b_1$.", ["a_1", "b_1"]),
        ("costs $5, and ($x$)", ["x"]),
        ("$2k$ and $n=5$", ["2k", "n=5"]),
        ("$`a_1`$", ["a_1"]),
        ("in $$x$$ line", ["x"]),
        ("$$\nx\n+ y\n$$", ["\nx\n+ y\n"]),
        ("```math\nx\n```", ["x\n"]),
        ("> $$\n> x\n> $$", ["\nx\n"]),
        ("| a |\n|---|\n| $P(A\\|B)$ |", ["P(A|B)"]),
        ('![alt](a.png "The $x$ axis")', ["x"]),
        ("[[projects/a|the $x$]]", ["x"]),
        ("[the $x$](a.md)", ["x"]),
        ("# A $x$", ["x"]),
        ("```\n$x$\n```", []),
        ("    $x$", []),
        ("$$\nx\n\ny\n$$", []),
    ],
)
def test_formulas_are_found_where_they_may_stand(text: str, formulas: list[str]) -> None:
    prose = read_prose(text)
    assert [one.tex for one in prose.formulas] == formulas
    for one in prose.formulas:
        written = "".join(text[offset] for offset in one.offsets[: len(one.tex.rstrip())])
        assert written == one.tex.rstrip()


def test_all_formulas_of_a_plan_can_be_shown() -> None:
    formulas = read_prose(PLAN.read_text(encoding="utf-8").split("---\n", 2)[2]).formulas
    assert len(formulas) == 30
    assert [one.tex for one in formulas if tex_fault(one.tex, is_display=one.is_display)] == []


def test_a_formula_with_a_fault_cannot_be_made() -> None:
    with pytest.raises(TexError, match="is not known"):
        mathml_of(r"\foo", is_display=False)
