"""What all formats share: strictness, references, queries."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class KibanaModel(BaseModel):
    """Fields are called as Kibana calls them, in camel case; an unknown one is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=to_camel, populate_by_name=True, strict=True)


class Reference(KibanaModel):
    """Another object, and the name under which this one speaks of it."""

    id: str
    type: str
    name: str


class Query(KibanaModel):
    """A query in the Kibana Query Language; empty: everything."""

    query: str
    language: Literal["kuery"] = "kuery"


class SearchSource(KibanaModel):
    """The query of a saved object. ``filter`` stays empty: all of ours are written in the Query Language."""

    query: Query
    filter: tuple[object, ...] = ()
    index_ref_name: str | None = None


class SearchSourceMeta(KibanaModel):
    """Where Kibana keeps the query."""

    search_source_json: SearchSource

    model_config = ConfigDict(alias_generator=lambda name: "searchSourceJSON")
