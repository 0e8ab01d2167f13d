"""What the records of all files share: ids, texts in every language, a closed record."""

from functools import cache
from importlib.resources import files
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)

from liuzhou_site.model import ID, PERIOD
from liuzhou_site.yaml_text import documents

Id = Annotated[str, StringConstraints(pattern=f"^{ID}$")]
LANGUAGE = "[a-z]{2,3}(-[A-Z][a-z]{3})?"
Code = Annotated[str, StringConstraints(pattern=f"^{LANGUAGE}$")]
"""The code of a language, as in `languages` of `content/site.yml`."""


class LanguagesDiffer(ValueError):
    """A text that lacks a language of the site, or has another: `code` and its fields."""

    def __init__(self, code: str, **fields: str) -> None:
        super().__init__(code)
        self.code, self.fields = code, fields


def _in_every_language(texts: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    """Refuse texts that lack a language of the site, the validation's context, or have another."""
    languages: tuple[str, ...] = info.context or ()
    missing = [lang for lang in languages if not texts.get(lang, "").strip()]
    if missing:
        raise LanguagesDiffer("missing-language", lang="”, “".join(missing))
    return _in_no_other(texts, info)


def _in_no_other(texts: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    languages: tuple[str, ...] = info.context or tuple(texts)
    if others := [lang for lang in texts if lang not in languages]:
        raise LanguagesDiffer("other-language", lang=others[0], languages=", ".join(languages))
    return texts


Words = Annotated[
    dict[Code, str], AfterValidator(_in_every_language), WithJsonSchema({"words": "all"})
]
"""One text in every language of the site; none is empty."""
Spare = Annotated[dict[Code, str], AfterValidator(_in_no_other), WithJsonSchema({"words": "some"})]
"""A text that may be empty or left out."""
HOST = "https?://[A-Za-z0-9.\u00c0-\u1fff\u3040-\u9fff\uac00-\ud7af-]+(:[0-9]{1,5})?"
"""How an address begins; a host has letters of any alphabet, and none that stand for a sign."""
ADDRESS = f'{HOST}([/?#][^\\s"<>\\\\]*)?'
Address = Annotated[str, StringConstraints(pattern=f"^({ADDRESS})?$")]
Elsewhere = Annotated[str, StringConstraints(pattern=f"^{ADDRESS}$")]
Period = Annotated[str, StringConstraints(pattern=f"^({PERIOD})?$")]

FigureId = Annotated[str, Field(json_schema_extra={"ids": "figure"})]
CheckId = Annotated[str, Field(json_schema_extra={"ids": "check"})]
SeriesId = Annotated[str, Field(json_schema_extra={"ids": "series"})]
UnitId = Annotated[str, Field(json_schema_extra={"ids": "unit"})]
ScopeId = Annotated[str, Field(json_schema_extra={"ids": "scope"})]
CategoryId = Annotated[str, Field(json_schema_extra={"ids": "category"})]
WholeId = Annotated[str, Field(json_schema_extra={"ids": "whole"})]
FormId = Annotated[str, Field(json_schema_extra={"ids": "form"})]
"""An id that must be that of something else in the story: the build says whether it is.

Their schemas only say of what; the ids themselves are put in for each story.
"""
CalledFigureId = Annotated[Id, Field(json_schema_extra={"ids": "figure"})]
CalledScopeId = Annotated[Id, Field(json_schema_extra={"ids": "scope"})]
"""The same where it must be well formed besides."""


@cache
def meanings() -> dict[str, dict[str, Any]]:
    """Return what stands in `keys.yml`: record → key → its words and examples; file → its words."""
    (found,) = documents((files(__package__) / "keys.yml").read_text(encoding="utf-8"))
    return dict(found)


def _explained(schema: dict[str, Any], kind: type[BaseModel]) -> None:
    """Say in the schema of a record what its keys mean, with examples."""
    for name, (about, *examples) in meanings()[kind.__name__].items():
        told = {"description": about, "examples": examples}
        schema["properties"][name] |= {key: value for key, value in told.items() if value}


class Model(BaseModel):
    """A closed record: an unknown key is a mistake, and nothing changes after loading.

    What its keys mean stands in `keys.yml`, beside what may be written there.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, defer_build=True, json_schema_extra=_explained
    )
