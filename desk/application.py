"""The web application: addresses, sessions, the log of every look, and pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from secrets import token_urlsafe
from typing import Any, Final
from urllib.parse import parse_qs, quote

from jinja2 import Environment
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desk.access import Credentials, Directory, Reader, key_credentials, password_credentials
from desk.briefing.month import month_of
from desk.briefing.rendering import briefing, file_name
from desk.consultation_log import ConsultationLog, Look
from desk.decisions import DECISIONS, Form
from desk.document_store import DocumentStore, one
from desk.errors import AccessDenied, DeskError, FormExpired, InputRefused, NotKnown, SignInNeeded, SignInRefused
from desk.export.files import archive
from desk.export.network import EXPORTED, network
from desk.gathering import GATHERERS
from desk.pages.history import FAMILIES as HISTORIES
from desk.pages.history import day_asked, history_page
from desk.pages.lists import MOST_LISTED, alerts_query, alerts_table, questions_table, rules_of
from desk.pages.parts import UNANSWERED
from desk.pages.search import FEW, MANY, NOUNS, Found, search_words, searched_nouns
from desk.pending import PendingDecisions
from desk.rendering import HEADERS, environment
from desk.services import Services
from desk.sessions import Session, Sessions
from desk.sign_in_attempts import SignInAttempts
from desk.wording import plain
from schemas.views import View

COOKIE: Final = "viper-desk"
LONGEST_FORM: Final = 20_000
"""Bytes of a form."""
LONGEST_ID: Final = 600
"""Characters of an id."""

Answer = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Settings:
    """How one desk is served. ``reader``: who reads where Elasticsearch asks nobody; None: everybody signs in."""

    views: tuple[View, ...]
    reader: Reader | None
    hosts: tuple[str, ...]
    encrypted: bool = False


class Desk:
    """One desk: what each address answers."""

    def __init__(
        self,
        settings: Settings,
        directory: Directory,
        services: Services,
        log: ConsultationLog,
        sessions: Sessions,
        attempts: SignInAttempts,
    ) -> None:
        self.settings, self._directory, self._services, self._log = settings, directory, services, log
        self._sessions, self._pending, self._attempts = sessions, PendingDecisions(), attempts
        self._templates: Environment = environment()

    # --- lists and searches

    def start(self, request: Request) -> Response:
        """The alerts of the first view that runs here."""
        self._session(request)
        return RedirectResponse(f"/{self.settings.views[0].value}/alerts", 303)

    def start_of_view(self, request: Request) -> Response:
        """The alerts of a view."""
        return RedirectResponse(f"/{self._view(request).value}/alerts", 303)

    def alerts(self, request: Request) -> Response:
        """Alerts that wait for an answer, who is at risk first; ``?all=1``: all; ``?rule=``: of one rule, with why."""
        session, view = self._session(request), self._view(request)
        every, rule = request.query_params.get("all") == "1", request.query_params.get("rule", "")[:LONGEST_RULE]
        with self._logged(session, view, "alerts", f"{'all' if every else 'unanswered'} {rule}".strip()) as look:
            found = self._store(session).search(
                "alerts", view, alerts_query(statuses=() if every else UNANSWERED, rule=rule)
            )
            look.hits = found.total
        title = "All alerts" if every else "Alerts that wait for an answer"
        context: dict[str, Any] = {"title": title, "total": found.total, "note": NOTE_OF_ALERTS}
        context |= {"table": alerts_table(found.documents, why=bool(rule))}
        context |= {"others": _other_alerts(view, rules_of(found.documents), rule, every=every)}
        return self._html(request, "list.html", session, view, **context)

    def questions(self, request: Request) -> Response:
        """Who may be one person where it matters."""
        session, view = self._session(request), self._view(request)
        with self._logged(session, view, "questions", "all") as look:
            total, found = self._services.questions(self._store(session), view, MOST_LISTED)
            look.hits = total
        note = "Nobody is taken for somebody else by a question. Those of which knowing would change most come first."
        context: dict[str, Any] = {"title": "Who may be one person", "total": total, "table": questions_table(found)}
        return self._html(request, "list.html", session, view, **context, note=note, others=())

    def search(self, request: Request) -> Response:
        """What is found of everything, or of one noun."""
        session, view = self._session(request), self._view(request)
        words, noun = search_words(request.query_params.get("q", "")), request.query_params.get("in", "")
        nouns = searched_nouns(noun)
        with self._logged(session, view, "search", words) as look:
            found = [self._found(session, view, one, words, MANY if len(nouns) == 1 else FEW) for one in nouns]
            look.hits = sum(one.total for one in found)
        shown_noun = noun if len(nouns) == 1 else ""
        context: dict[str, Any] = {"title": f"Search: {words}", "words": words, "found": found}
        context |= {"nouns": NOUNS, "noun": shown_noun}
        return self._html(request, "search.html", session, view, **context)

    def _found(self, session: Session, view: View, noun: str, words: str, size: int) -> Found:
        plan = self._services.search_plan(noun, words, view, size)
        hits = self._store(session).search(plan.family, view, plan.body)
        return Found(noun, hits.total, self._services.search_table(noun, hits.documents))

    # --- one thing

    def briefing(self, request: Request) -> Response:
        """The briefing of an operation's month, as a file."""
        session, view, name = self._session(request), self._view(request), str(request.path_params["name"])
        asked = month_of(request.path_params["month"])
        with self._logged(session, view, "briefing", f"{name} {asked.code}"[:LONGEST_ID]) as look:
            _, written = briefing(self._store(session), self._services, view, name, asked)
            look.hits = 1
        named = {"Content-Disposition": f'attachment; filename="{file_name(name, asked)}"'}
        return Response(written, media_type="text/html; charset=utf-8", headers=named)

    def history(self, request: Request) -> Response:
        """How a conclusion came to be; ``?on=``: what it stood on that day. The log counts as view C."""
        session, view, kind = self._session(request), self._view(request), request.path_params["kind"]
        id_, on = str(request.path_params["id"])[:LONGEST_ID], day_asked(request.query_params.get("on", ""))
        if view is not View.C or kind not in HISTORIES:
            raise NotKnown("the log of combination is shown in view C alone, of what was combined")
        with self._logged(session, view, "history", f"{kind} {id_}") as look:
            found = one(self._store(session), HISTORIES[kind], view, id_)
            if found is None:
                raise NotKnown("view C has nothing with this id: it may have been withdrawn, or never been")
            page = history_page(kind, found, self._services.history(view, HISTORIES[kind], id_), on)
            look.hits = 1
        context: dict[str, Any] = {"title": page.title, "page": page, "pending": (), "exported": (), "histories": ()}
        return self._html(request, "thing.html", session, view, **context)

    def export(self, request: Request) -> Response:
        """A thing and what it is linked with, two steps out, as an archive for other programs."""
        session, view, kind = self._session(request), self._view(request), request.path_params["kind"]
        id_ = str(request.path_params["id"])[:LONGEST_ID]
        if view is View.C and not session.why.strip():
            raise InputRefused("what view C holds is taken elsewhere for a reason alone: say above why you look")
        with self._logged(session, view, "export", f"{kind} {id_}") as look:
            found = network(self._store(session), self._services, view, kind, id_)
            look.hits = len(found.things)
        named = {"Content-Disposition": 'attachment; filename="export.zip"'}
        return Response(archive(found), media_type="application/zip", headers=named)

    def thing(self, request: Request) -> Response:
        """The page about one thing."""
        session, view, kind = self._session(request), self._view(request), request.path_params["kind"]
        id_ = str(request.path_params["id"])
        if kind not in GATHERERS or len(id_) > LONGEST_ID:
            raise NotKnown("there is no such page: search for what you are looking for")
        with self._logged(session, view, kind, id_) as look:
            page, document = GATHERERS[kind](self._store(session), self._services, view, id_)
            look.hits = 1
        pending = self._pending.about(view, document)
        context: dict[str, Any] = {"title": page.title, "page": page, "pending": pending, "exported": EXPORTED}
        context |= {"histories": tuple(HISTORIES) if view is View.C else ()}
        return self._html(request, "thing.html", session, view, **context)

    async def decide(self, request: Request) -> Response:
        """Publish a decision, and go back to the page it was taken on, where it stands as pending."""
        session, view, about = self._session(request), self._view(request), request.path_params["about"]
        fields = await _form(request)
        session.check_form(fields.get("token", ""))
        if about not in DECISIONS:
            raise NotKnown("there is no such page: search for what you are looking for")
        form = Form(fields, session.reader.name, view)
        decide = DECISIONS[about]
        subjects, pending = await run_in_threadpool(decide, self._store(session), self._services, form)
        self._pending.add(view, subjects, pending)
        return RedirectResponse(_local(fields.get("back", "")), 303)

    # --- signing in and out

    def sign_in_page(self, request: Request, message: str = "", status: int = 200) -> Response:
        """The form."""
        token = request.cookies.get(f"{COOKIE}-form") or token_urlsafe(32)
        context: dict[str, Any] = {"title": "Sign in", "message": message, "form_token": token}
        answer = self._html(request, "sign_in.html", None, self.settings.views[0], status=status, **context)
        self._set_cookie(answer, f"{COOKIE}-form", token)
        return answer

    async def sign_in(self, request: Request) -> Response:
        """Begin a session for whoever Elasticsearch knows."""
        form = await _form(request)
        if not form.get("token") or form["token"] != request.cookies.get(f"{COOKIE}-form"):
            raise FormExpired("this form is too old: load the page again")
        key = form.get("key", "")
        credentials = (
            key_credentials(key) if key else password_credentials(form.get("name", ""), form.get("password", ""))
        )
        sign_in = self._directory.sign_in if key else partial(self._with_password, form.get("name", ""))
        reader = await run_in_threadpool(sign_in, credentials)
        cookie, _ = self._sessions.begin(reader, credentials)
        answer = RedirectResponse(_local(form.get("back", "")), 303)
        self._set_cookie(answer, COOKIE, cookie)
        return answer

    def _with_password(self, name: str, credentials: Credentials) -> Reader:
        self._attempts.check(name)
        try:
            return self._directory.sign_in(credentials)
        except SignInRefused:
            self._attempts.failed(name)
            raise

    async def sign_out(self, request: Request) -> Response:
        """End the session, and forget its credentials."""
        session = self._session(request)
        session.check_form((await _form(request)).get("token", ""))
        self._sessions.end(request.cookies.get(COOKIE))
        answer = RedirectResponse("/sign-in", 303)
        answer.delete_cookie(COOKIE)
        return answer

    async def give_reason(self, request: Request) -> Response:
        """Remember why the reader looks: it is logged with each look from now on."""
        session, form = self._session(request), await _form(request)
        session.check_form(form.get("token", ""))
        session.why = form.get("why", "")[:200]
        return RedirectResponse(_local(form.get("back", "")), 303)

    # --- what all of them do

    def _view(self, request: Request) -> View:
        for view in self.settings.views:
            if view.value == request.path_params["view"]:
                return view
        raise NotKnown("there is no such page: search for what you are looking for")

    def _session(self, request: Request) -> Session:
        session = self._sessions.find(request.cookies.get(COOKIE)) or getattr(request.state, "session", None)
        if session is None and self.settings.reader:
            key, session = self._sessions.begin(self.settings.reader, None)
            request.state.session, request.state.session_key = session, key
        if session is None:
            raise SignInNeeded("sign in first")
        return session

    def _store(self, session: Session) -> DocumentStore:
        return self._directory.store(session.credentials)

    def _logged(self, session: Session, view: View, page: str, what: str) -> _LoggedLook:
        return _LoggedLook(self._log, session, Look(view, page, what, 0))

    def _html(
        self, request: Request, template: str, session: Session | None, view: View, *, status: int = 200, **context: Any
    ) -> HTMLResponse:
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        common = {"session": session, "view": view, "here": asked, "words": "", "views": self.settings.views}
        answer = HTMLResponse(self._templates.get_template(template).render({**common, **context}), status)
        if key := getattr(request.state, "session_key", None):
            self._set_cookie(answer, COOKIE, key)
        return answer

    def _set_cookie(self, answer: Response, name: str, value: str) -> None:
        answer.set_cookie(name, value, httponly=True, samesite="lax", secure=self.settings.encrypted)

    async def failed(self, request: Request, error: Exception) -> Response:
        """What went wrong, in one sentence; whoever is not signed in gets the form."""
        known = error if isinstance(error, DeskError) else NotKnown("there is no such page")
        if isinstance(error, HTTPException) and error.status_code != 404:
            known = InputRefused("this address does not take that")
        if known.status == 401 and not self.settings.reader:
            return self.sign_in_page(request, "" if isinstance(known, SignInNeeded) else str(known), 401)
        session = self._sessions.find(request.cookies.get(COOKIE))
        view = self.settings.views[0]
        with suppress(NotKnown, KeyError):
            view = self._view(request)
        context: dict[str, Any] = {"title": _TITLES.get(known.status, "Not shown"), "message": f"{known}."}
        return self._html(request, "message.html", session, view, status=known.status, **context)


NOTE_OF_ALERTS: Final = (
    "About children and exploited people first, then by how grave they are, then the newest; all about one thing "
    "stand together."
)
LONGEST_RULE: Final = 100


def _other_alerts(view: View, rules: Sequence[str], rule: str, *, every: bool) -> list[tuple[str, str]]:
    """The other lists of alerts, in words and with their addresses."""
    base = f"/{view.value}/alerts?{'all=1&' if every else ''}"
    of_rules = [(plain(one), f"{base}rule={quote(one)}") for one in rules]
    wider = [("every rule", base.rstrip("?&"))] if rule else of_rules
    waiting = (
        ("only those that wait", f"/{view.value}/alerts") if every else ("all alerts", f"/{view.value}/alerts?all=1")
    )
    return [*wider, waiting]


_TITLES: Final[Mapping[int, str]] = {
    400: "That cannot be done",
    403: "Not allowed",
    404: "Not found",
    503: "Not now",
}


class _LoggedLook:
    """One look: logged when it ends, before anything of it is shown; also where it was refused or found nothing."""

    def __init__(self, log: ConsultationLog, session: Session, look: Look) -> None:
        self._log, self._session, self._look = log, session, look
        self.hits = 0

    def __enter__(self) -> _LoggedLook:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        outcome = _OUTCOMES.get(kind) if kind else "shown"
        if outcome:
            look = self._look._replace(hits=self.hits, outcome=outcome)
            self._log.record(self._session.reader, self._session.why, look)


_OUTCOMES: Final[Mapping[type[BaseException], str]] = {AccessDenied: "denied", NotKnown: "not-known"}


class SecurityHeaders:
    """Puts the same headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message["headers"], *given]
            await send(message)

        await self._app(scope, receive, with_headers)


def application(desk: Desk) -> Starlette:
    """The application of a desk."""
    get, post = ["GET"], ["POST"]
    return Starlette(
        routes=[
            Mount("/static", StaticFiles(packages=[("desk", "static")]), name="static"),
            Route("/", desk.start, methods=get),
            Route("/sign-in", desk.sign_in_page, methods=get),
            Route("/sign-in", desk.sign_in, methods=post),
            Route("/sign-out", desk.sign_out, methods=post),
            Route("/reason", desk.give_reason, methods=post),
            Route("/{view}", desk.start_of_view, methods=get),
            Route("/{view}/alerts", desk.alerts, methods=get),
            Route("/{view}/questions", desk.questions, methods=get),
            Route("/{view}/search", desk.search, methods=get),
            Route("/{view}/briefing/{name}/{month}", desk.briefing, methods=get),
            Route("/{view}/history/{kind}/{id:path}", desk.history, methods=get),
            Route("/{view}/export/{kind}/{id:path}", desk.export, methods=get),
            Route("/{view}/decide/{about}", desk.decide, methods=post),
            Route("/{view}/{kind}/{id:path}", desk.thing, methods=get),
        ],
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(desk.settings.hosts), www_redirect=False),
        ],
        exception_handlers={DeskError: desk.failed, HTTPException: desk.failed},
    )


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form, each once. Raise InputRefused where it is larger than any of ours."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_FORM:
            raise InputRefused("that is more than a form of ours holds")
    try:
        fields: Mapping[str, Sequence[str]] = parse_qs(body.decode(), max_num_fields=30)
    except ValueError as error:
        raise InputRefused("that is no form of ours") from error
    return {name: values[0] for name, values in fields.items()}


def _local(address: str) -> str:
    """The address where it is one of this desk, else its start: a form sends nobody elsewhere."""
    local = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if local and not address.startswith("/sign-in") else "/"
