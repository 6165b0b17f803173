"""The rules of this room: what one file alone must keep. One module for each rule, found by being here."""

from mkdocs_evidence.diagnostics import Rule, rule_modules

RULES: tuple[Rule, ...] = tuple(
    sorted((module.RULE for module in rule_modules(__name__, __path__)), key=lambda rule: rule.id)
)
