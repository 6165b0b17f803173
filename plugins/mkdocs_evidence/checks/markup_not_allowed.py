"""A text uses the elements, attributes and addresses of the policy for bodies, and no others."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_evidence.checks.markup_faults import Beyond, MarkupFault
from mkdocs_evidence.checks.markup_remedies import FRAMES
from mkdocs_evidence.checks.rendered_texts import PAGE, RenderedText, rendered_texts
from mkdocs_evidence.checks.scope import Scope
from mkdocs_evidence.checks.sealed_versions import may_be_edited
from mkdocs_evidence.diagnostics import Diagnostic, Rule, nearest
from mkdocs_evidence.model import body_policy as policy

RULE = Rule("markup-not-allowed", "A text uses only HTML that can do no harm")
KINDS = frozenset((Beyond.ELEMENT, Beyond.ATTRIBUTE, Beyond.VALUE, Beyond.ADDRESS, Beyond.SIGN))

_NOTHING_RUNS = (
    "take it out: a text may not run programs. For a chart, show a picture, and attach the data as a file"
)
_OF_THE_PAGE = "take it out: the title and description of a page come from the fields above the text"
_FILLED_IN = "take it out, and write a link to the page with the form: [words](https://…)"
_OTHER_PAGE = "write a link to it in its place: [words](https://…); readers then choose to go there"
_OWN_STYLE = "take it out, and keep its words: the site's own style is used"
_WHOLE_PAGE = "keep only what stands between <body> and </body>, without these tags"
INSTEAD = {
    **dict.fromkeys(("script", "noscript", "template", "canvas", "slot"), _NOTHING_RUNS),
    **dict.fromkeys(("meta", "base", "link", "title"), _OF_THE_PAGE),
    **dict.fromkeys(("style", "font", "center", "big", "blink", "marquee"), _OWN_STYLE),
    **dict.fromkeys(("iframe", "frame", "frameset", "object", "embed", "applet", "portal"), _OTHER_PAGE),
    **dict.fromkeys(("form", "button", "select", "option", "textarea", "input", "fieldset"), _FILLED_IN),
    **dict.fromkeys(("html", "head", "body", "main"), _WHOLE_PAGE),
    "strike": "write <del> in its place",
    "acronym": "write <abbr> in its place",
    "tt": "write <code> in its place, or `the words` in backticks",
}
"""What to do about elements that people bring from elsewhere."""

_ANY_LINK = "[words](https://…)"
_PLAIN = "take out the tag and keep its words; if you mean the sign < itself, write a backslash before it"
_SEALED = (
    "this version is sealed, and its file cannot be edited: publish an amendment without it, and ask a "
    "maintainer to take this version down (docs/maintainers/trouble.md)"
)


def check(scope: Scope) -> Iterator[Diagnostic]:
    """Everything in a record's text that is not in the list, sealed versions included."""
    for record, text in rendered_texts(scope):
        for fault in faults_in(text):
            is_ours = may_be_edited(scope, record)
            yield fault if is_ours else Diagnostic(RULE, fault.place, fault.message, _SEALED, seen=fault.seen)


def faults_in(text: RenderedText) -> Iterator[Diagnostic]:
    """Everything in one text that is not in the list."""
    for fault, place, seen in text.faults(KINDS):
        message, step, allowed, near = _TOLD[fault.beyond](fault)
        if not near and (right := _shown_remedy(text, fault)):
            step = _step_with(step, right)
        yield Diagnostic(RULE, place, message, step, seen=seen, allowed=allowed, nearest=near)


Said = tuple[str, str, tuple[str, ...], str | None]


def _shown_remedy(text: RenderedText, fault: MarkupFault) -> str:
    """The text that is right, as code; empty where what is to be done is more than to write another text."""
    is_known = fault.element in INSTEAD and fault.element not in FRAMES
    return "" if fault.beyond is Beyond.ELEMENT and is_known else text.shown_remedy(fault)


def _step_with(step: str, right: str) -> str:
    if _ANY_LINK in step:
        return step.replace(_ANY_LINK, right)
    return f"{step}: {right}" if step.endswith(("itself, write", "before it")) else f"{step}; write {right}"


def _of_element(fault: MarkupFault) -> Said:
    if fault.element == "input":
        message = "a text may not hold form fields, only the boxes of a list of tasks"
        return message, _FILLED_IN, ("- [x] done", "- [ ] to do"), None
    near = None if fault.element in INSTEAD else nearest(fault.element, policy.ELEMENTS)
    message = f"a text may not hold the element <{fault.element}>"
    return message, INSTEAD.get(fault.element, _PLAIN), (f"the elements listed in {PAGE}",), near


def _of_attribute(fault: MarkupFault) -> Said:
    name, own = fault.attribute, sorted(policy.ELEMENTS[fault.element])
    message = f"a text may not use the attribute `{name}` of <{fault.element}>"
    if name.startswith("on"):
        step = "take it out: a text may not run programs"
    elif name == "markdown":
        step = (
            "take the attribute out, and leave an empty line after the tag and before its end: "
            "what stands between them is then read as Markdown"
        )
    else:
        step = "take the attribute out, with its value"
    return message, step, (*own, *sorted(policy.EVERYWHERE), "aria-…"), nearest(name, own)


def _of_value(fault: MarkupFault) -> Said:
    name = fault.attribute
    message = f"`{name}` of <{fault.element}> may not be `{fault.value}`"
    if name in policy.VALUES:
        return message, "write one of these, or take it out", tuple(sorted(policy.VALUES[name])), None
    start = policy.RESERVED_CLASSES if name == "class" else policy.RESERVED_IDS
    step = f"write another word: those that begin with `{start}` belong to the frame of the page"
    return message, step, (), None


def _of_sign(fault: MarkupFault) -> Said:
    message = f"browsers take <{fault.element} {fault.value}> for a tag of HTML, and show nothing of it"
    return message, "if you mean the sign < itself, write a backslash before it", (), None


def _of_address(fault: MarkupFault) -> Said:
    message = f"the address in `{fault.attribute}` of <{fault.element}> leads to no page"
    step = "write the address of a page, or take the link out and keep its words"
    return message, step, tuple(f"{scheme}:" for scheme in policy.SCHEMES), None


_TOLD = {
    Beyond.ELEMENT: _of_element,
    Beyond.ATTRIBUTE: _of_attribute,
    Beyond.VALUE: _of_value,
    Beyond.ADDRESS: _of_address,
    Beyond.SIGN: _of_sign,
}
