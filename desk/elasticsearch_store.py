"""Documents in Elasticsearch, read with the credentials of whoever looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from elastic_transport import ConnectionError as NoConnection
from elastic_transport import TransportError
from elasticsearch import ApiError, AuthenticationException, AuthorizationException, Elasticsearch, NotFoundError

from desk.access import Credentials, Reader
from desk.document_store import Document, Hits, Query, denied
from desk.errors import InputRefused, SignInNeeded, SignInRefused, StoreUnavailable
from schemas.views import View

IndexOf = Callable[[str, View], str]
"""The index or alias of a family in a view."""

DocumentOf = Callable[[Any], Document]
"""The document of a hit."""


class ElasticsearchStore:
    """The documents that these credentials may read."""

    def __init__(self, client: Elasticsearch, index_of: IndexOf, document_of: DocumentOf) -> None:
        self._client, self._index_of, self._document_of = client, index_of, document_of

    def get(self, family: str, view: View, ids: Sequence[str]) -> tuple[Document, ...]:
        """The documents with these ids, in their order."""
        if not ids:
            return ()
        with _as_desk_errors(view):
            answer = self._client.mget(index=self._index_of(family, view), ids=list(ids))
            return tuple(doc["_source"] for doc in answer["docs"] if _is_found(doc, view))
        return ()

    def search(self, family: str, view: View, body: Query) -> Hits:
        """The documents that match."""
        with _as_desk_errors(view):
            answer = self._client.search(index=self._index_of(family, view), body=dict(body))
            hits = answer["hits"]
            return Hits(hits["total"]["value"], tuple(map(self._document_of, hits["hits"])))
        return Hits(0, ())


class ElasticsearchDirectory:
    """One Elasticsearch: who its users are, and what each of them may read."""

    def __init__(self, client: Elasticsearch, index_of: IndexOf, document_of: DocumentOf) -> None:
        self._client, self._index_of, self._document_of = client, index_of, document_of

    def secured(self) -> bool:
        """Whether it refuses whoever does not say who they are."""
        try:
            self._client.info()
        except (AuthenticationException, AuthorizationException):
            return True
        except (TransportError, ApiError) as error:
            raise StoreUnavailable("Elasticsearch does not answer: see `viper status`") from error
        return False

    def sign_in(self, credentials: Credentials) -> Reader:
        """Who these credentials belong to, as Elasticsearch says."""
        try:
            answer = self._with(credentials).security.authenticate()
        except (AuthenticationException, AuthorizationException) as error:
            raise SignInRefused("Elasticsearch does not know this name and password, or this key") from error
        except (TransportError, ApiError) as error:
            raise StoreUnavailable("Elasticsearch does not answer: try again") from error
        return Reader(str(answer["username"]), tuple(answer["roles"]))

    def store(self, credentials: Credentials | None) -> ElasticsearchStore:
        """The documents that the bearer may read."""
        client = self._with(credentials) if credentials else self._client
        return ElasticsearchStore(client, self._index_of, self._document_of)

    def _with(self, credentials: Credentials) -> Elasticsearch:
        return self._client.options(headers={"authorization": credentials.authorization})


def _is_found(doc: Any, view: View) -> bool:
    """Whether a document was found; where the index may not be read, each is refused by itself and not the whole."""
    failed = (doc.get("error") or {}).get("type")
    if failed == "security_exception":
        raise denied(view)
    if failed and failed != "index_not_found_exception":
        raise StoreUnavailable("Elasticsearch failed: try again, and tell whoever is on call")
    return bool(doc.get("found"))


@contextmanager
def _as_desk_errors(view: View) -> Iterator[None]:
    """Raise what the reader can do something about; a family without an index yet has no documents."""
    try:
        yield
    except NotFoundError:
        return
    except AuthenticationException as error:
        raise SignInNeeded("Elasticsearch takes these credentials no more: sign in again") from error
    except AuthorizationException as error:
        raise denied(view) from error
    except NoConnection as error:
        raise StoreUnavailable("Elasticsearch does not answer: try again, and tell whoever is on call") from error
    except ApiError as error:
        if "No mapping found" in str(error.body):
            raise StoreUnavailable(
                "the index was made by another release: `viper rebuild` makes one of this"
            ) from error
        if error.meta.status < 500:
            raise InputRefused("Elasticsearch cannot search for that: type fewer words") from error
        raise StoreUnavailable("Elasticsearch failed: try again, and tell whoever is on call") from error
    except TransportError as error:
        raise StoreUnavailable("Elasticsearch did not answer in time: try again") from error
