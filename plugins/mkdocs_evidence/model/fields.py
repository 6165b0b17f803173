"""The kinds of value that fields of records share: texts, addresses, identifiers, references."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic_core import PydanticCustomError, core_schema

from mkdocs_evidence.model.characters import UNSHOWABLE
from mkdocs_evidence.model.references import Reference, RefersTo
from mkdocs_evidence.model.vocabulary import RecordType

_NOT_IN_ADDRESS = re.compile(r"[\s<>\"\\^`{|}]")
_DOI = re.compile(r"10\.\d{4,9}/[^\s<>\"{}|\\^`]+")
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")
_ROR = re.compile(r"https://ror\.org/0[a-z0-9]{6}\d{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SITE_PATH = re.compile(r"/(?!/).*", re.DOTALL)


class Part(BaseModel):
    """Base of every group of fields: frozen, and closed to unknown keys.

    Its validator is built when it is first used: a build that reads no file anew starts a quarter sooner.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class AmbiguousScalar(str):
    """A plain scalar that YAML would not read as text (no, yes, null, ~): refused where text is meant.

    The reading room makes these; `title: no` is most likely a slip, and `title: "no"` is not.
    """

    __slots__ = ()


def _text(value: object) -> object:
    if isinstance(value, AmbiguousScalar):
        raise PydanticCustomError("ambiguous_text", "is not read as text without quotes", {})
    if isinstance(value, str):
        value = value.strip()
        if not value:
            raise PydanticCustomError("empty", "is empty", {})
        if UNSHOWABLE.search(value):
            raise PydanticCustomError("text", "holds a character that cannot be shown", {})
        return value
    raise PydanticCustomError("text", "is not text", {})


def _matching(pattern: re.Pattern[str], what: str) -> Callable[[object], object]:
    def validate(value: object) -> object:
        if not isinstance(value, str) or not pattern.fullmatch(value) or UNSHOWABLE.search(value):
            raise PydanticCustomError("pattern", "is not {what}", {"what": what})
        return value

    return validate


def _web_address(value: object) -> object:
    reason = "is not a web address that starts with https:// or http://"
    if not isinstance(value, str) or _NOT_IN_ADDRESS.search(value) or UNSHOWABLE.search(value):
        raise PydanticCustomError("address", "{reason}", {"reason": reason})
    try:
        parts = urlsplit(value)
    except ValueError:
        raise PydanticCustomError("address", "{reason}", {"reason": reason}) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise PydanticCustomError("address", "{reason}", {"reason": reason})
    return value


def _one_or_many(value: object) -> object:
    return value if isinstance(value, (list, tuple)) else (value,)


class _OneOrMany:
    """Takes a single value for a list of one, and says so in the JSON Schema."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_one_or_many, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


def _number_as_written(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[+-]?\d+(\.\d+)?", value):
        raise PydanticCustomError("number", "is not a number such as 12, -4.5 or 0.57", {})
    return value


def _whole_number(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d+", value):
        raise PydanticCustomError("number", "is not a whole number such as 280", {})
    return value


def _truth(value: object) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in ("true", "false"):
        return value == "true"
    raise PydanticCustomError("truth", "is neither true nor false", {})


Text = Annotated[str, BeforeValidator(_text)]
Title = Annotated[Text, Field(min_length=3, max_length=400)]
Summary = Annotated[Text, Field(min_length=30, max_length=400)]
Number = Annotated[float, BeforeValidator(_number_as_written), Field(allow_inf_nan=False)]
Whole = Annotated[int, BeforeValidator(_whole_number), Field(ge=0)]
Truth = Annotated[bool, BeforeValidator(_truth)]
WebAddress = Annotated[str, BeforeValidator(_web_address), Field(json_schema_extra={"format": "uri"})]
SitePath = Annotated[
    str,
    BeforeValidator(
        _matching(_SITE_PATH, "an address within this site that starts with /, such as /old/name/")
    ),
]
Doi = Annotated[str, BeforeValidator(_matching(_DOI, "a DOI such as 10.1371/journal.pone.0265354"))]
Orcid = Annotated[str, BeforeValidator(_matching(_ORCID, "an ORCID iD such as 0000-0002-1825-0097"))]
Ror = Annotated[str, BeforeValidator(_matching(_ROR, "a ROR address such as https://ror.org/03kk7td41"))]
Language = Annotated[str, BeforeValidator(_matching(_LANGUAGE, "a language code such as en, cy or en-GB"))]

_AGENTS = (RecordType.PERSON, RecordType.ORGANISATION)

AnyRecord = Annotated[Reference, RefersTo()]
ProjectRef = Annotated[Reference, RefersTo((RecordType.PROJECT,))]
ProtocolRef = Annotated[Reference, RefersTo((RecordType.PROTOCOL,))]
ProgrammeRef = Annotated[Reference, RefersTo((RecordType.PROGRAMME,))]
OrganisationRef = Annotated[Reference, RefersTo((RecordType.ORGANISATION,))]
NoticeRef = Annotated[Reference, RefersTo((RecordType.NOTICE,))]
AgentRef = Annotated[Reference, RefersTo(_AGENTS)]


class Contributor(Part):
    """An author, speaker or issuer: a person or organisation with a record, or just a name."""

    reference: AgentRef | None = None
    name: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_plain(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"reference": value}
        if isinstance(value, dict) and set(value) != {"name"}:
            raise PydanticCustomError(
                "contributor", "is neither the id of a person or organisation nor {name: …}", {}
            )
        return value


Projects = Annotated[tuple[ProjectRef, ...], _OneOrMany()]
Protocols = Annotated[tuple[ProtocolRef, ...], _OneOrMany()]
Agents = Annotated[tuple[AgentRef, ...], _OneOrMany()]
Organisations = Annotated[tuple[OrganisationRef, ...], _OneOrMany()]
Contributors = Annotated[tuple[Contributor, ...], _OneOrMany()]
NoticeRefs = Annotated[tuple[NoticeRef, ...], _OneOrMany()]
