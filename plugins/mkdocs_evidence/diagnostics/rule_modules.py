"""The rules of a room: a rule is added by adding its file, and named nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from mkdocs_evidence.diagnostics.diagnostic import Rule


def rule_modules(package: str, folders: Iterable[str]) -> tuple[ModuleType, ...]:
    """The modules of a package that have a RULE, by name; other modules there help them."""
    names = sorted(found.name for found in iter_modules(folders))
    modules = (import_module(f"{package}.{name}") for name in names)
    return tuple(module for module in modules if isinstance(getattr(module, "RULE", None), Rule))
