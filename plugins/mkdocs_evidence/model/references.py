"""How one record names another: `id`, `type/id` or either with `@N` for a version."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

from mkdocs_evidence.model.vocabulary import RecordType

ID_PATTERN = r"[a-z0-9](?:[a-z0-9-]{1,78})[a-z0-9]"
_REFERENCE = re.compile(
    rf"(?:(?P<type>[a-z]+)/)?(?P<id>{ID_PATTERN})(?:@(?P<version>[1-9]\d{{0,3}}))?", re.ASCII
)
_TYPES = {kind.value: kind for kind in RecordType}


class Key(NamedTuple):
    """What a record is called for ever: its type, its id and, for a frozen text, its version.

    A tuple, since everything is found by it: it is hashed and compared in a fifth of a dataclass's time.
    """

    type: RecordType
    id: str
    version: int = 0

    @property
    def work(self) -> Key:
        """The same record without its version: what all its versions have in common."""
        return Key(self.type, self.id) if self.version else self

    def __str__(self) -> str:
        version = f"@{self.version}" if self.version else ""
        return f"{self.type.value}/{self.id}{version}"


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as it was written, and the types of record that its field allows.

    `allowed` is empty where any type may stand.
    """

    id: str
    type: RecordType | None = None
    version: int = 0
    allowed: tuple[RecordType, ...] = ()

    @classmethod
    @lru_cache(maxsize=16384)
    def parse(cls, text: str, allowed: tuple[RecordType, ...] = ()) -> Self:
        """The reference that `text` writes; ValueError with a plain reason when it writes none.

        Equal references are one value where they can be, as dates are.
        """
        match = _REFERENCE.fullmatch(text)
        if match is None:
            raise ValueError(
                "is not a reference: write an id such as lambeth-swis, "
                "or type/id such as projects/lambeth-swis, with @2 for version 2"
            )
        kind = None
        if match["type"]:
            kind = _TYPES.get(match["type"])
            if kind is None:
                raise ValueError(
                    "names no type of record before the slash; the types are "
                    + ", ".join(RecordType.values())
                )
        return cls(match["id"], kind, int(match["version"] or 0), allowed)

    @property
    def is_misplaced(self) -> bool:
        """Whether the type that was written is one that the field does not allow."""
        return self.type is not None and bool(self.allowed) and self.type not in self.allowed

    def __str__(self) -> str:
        kind = f"{self.type.value}/" if self.type else ""
        version = f"@{self.version}" if self.version else ""
        return f"{kind}{self.id}{version}"


@dataclass(frozen=True, slots=True)
class RefersTo:
    """Marks a field as a reference and says which types of record it may name (none: any)."""

    types: tuple[RecordType, ...] = ()

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self._validate, serialization=core_schema.to_string_ser_schema()
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        names = ", ".join(kind.value for kind in self.types) or "any type"
        return {
            "type": "string",
            "pattern": rf"^([a-z]+/)?{ID_PATTERN}(@[1-9][0-9]{{0,3}})?$",
            "description": f"A record ({names}): its id, or type/id, with @2 for version 2.",
        }

    def _validate(self, value: object) -> Reference:
        if isinstance(value, Reference):
            return value
        if not isinstance(value, str):
            raise PydanticCustomError("reference", "is not the id of a record", {})
        try:
            reference = Reference.parse(value, self.types)
        except ValueError as error:
            raise PydanticCustomError("reference", "{reason}", {"reason": str(error)}) from None
        if reference.is_misplaced:
            allowed = ", ".join(kind.value for kind in self.types)
            raise PydanticCustomError(
                "reference",
                "names a record of a type that this field does not take (it takes {allowed})",
                {"allowed": allowed},
            )
        return reference
