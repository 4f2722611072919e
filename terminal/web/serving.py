"""`shopfloor web` as a program: textual-serve with a door before it, and a board of our own behind each window.

A window's board is a process that connects as whoever has signed in there: the broker shows it what that account may read,
and nothing that a browser sends is more than a key pressed on a board that only shows.
"""

import asyncio
import contextlib
import logging
import os
import shlex
import ssl
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import aiohttp_jinja2
import jinja2
from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

from shared import clock
from shared.config_error import ConfigError
from shared.loopback import is_loopback
from shared.plain_text import plain
from shared.settings import Settings
from terminal.web.signing_in import AwayError, Person, Sessions, credentials, is_account

log = logging.getLogger(__name__)
security = logging.getLogger("shopfloor.security")

COOKIE: Final = "shopfloor-board"
TITLE: Final = "shopfloor board"
AT_ONCE: Final = 4
"""So many sign-ins are looked at beside each other; a wrong one takes its place a second longer."""
WRONG_S: Final = 1.0
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self' {socket}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_WHO: Final = {"WWW-Authenticate": f'Basic realm="{TITLE}", charset="UTF-8"'}


class BoardService(AppService):
    """A window's own board. What it connects with is in its environment, where nobody else on the machine reads it."""

    def __init__(self, command: str, person: Person, window: web.WebSocketResponse, server: "BoardServer") -> None:
        super().__init__(
            command,
            write_bytes=window.send_bytes,
            write_str=window.send_str,
            close=self._closed,
            download_manager=server.download_manager,
        )
        self._person = person
        self._window = window

    async def _closed(self) -> None:
        await self._window.close()

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return super()._build_environment(width, height) | {
            "SHOPFLOOR_BROKER__USERNAME": self._person.account,
            "SHOPFLOOR_BROKER__PASSWORD": self._person.password,
            "SHOPFLOOR_CLIENT": self._person.account,
            "SHOPFLOOR_TERMINAL__KIOSK": "true",
        }


class BoardServer(Server):
    """Asks who somebody is before anything else."""

    def __init__(self, settings: Settings, command: str) -> None:
        chosen = settings.web
        super().__init__(command, host=chosen.bind, port=chosen.port, title=TITLE, templates_path=Path(__file__).parent)
        self._settings = settings
        self._sessions = Sessions()
        self._asking = asyncio.Semaphore(AT_ONCE)
        self._open = 0
        self._encrypted = bool(chosen.certfile) or chosen.behind_proxy

    async def app(self) -> web.Application:
        """All of it; textual-serve's own has more, and no door."""
        app = web.Application(middlewares=[self._door])
        aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(self.templates_path))
        app.add_routes(
            [
                web.get("/", self.handle_index, name="index"),
                web.get("/ws", self.handle_websocket, name="websocket"),
                web.static("/static", self.statics_path, name="static"),
            ]
        )
        return app

    def person_of(self, request: web.Request) -> Person | None:
        """Who has signed in at this browser."""
        return self._sessions.of(request.cookies.get(COOKIE), clock.mono_ms())

    @web.middleware
    async def _door(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        token = ""
        if self.person_of(request) is None:
            if request.path != "/":
                raise web.HTTPUnauthorized(text="sign in first")
            token = await self._sign_in(request)
        response = await handler(request)
        if not response.prepared:
            socket = self._socket(request)
            response.headers.update({name: value.format(socket=socket) for name, value in _HEADERS.items()})
            if token:
                response.set_cookie(COOKIE, token, httponly=True, samesite="Strict", secure=self._encrypted, path="/")
        return response

    async def _sign_in(self, request: web.Request) -> str:
        """Returns what the browser shows from here on; raises the answer that asks for an account."""
        said = credentials(request.headers.get("Authorization", ""))
        if said is None:
            raise web.HTTPUnauthorized(headers=_WHO, text="the name of an account of the plant, and its password")
        account, password = said
        async with self._asking:
            try:
                known = await asyncio.to_thread(is_account, self._settings.broker, account, password)
            except AwayError as error:
                raise web.HTTPServiceUnavailable(text=f"nobody can sign in now: {error}") from None
            if not known:
                fields = {"kind": "web-denied", "client": f"web/{plain(account, 64)}", "subject": request.remote}
                security.warning("security %s", fields, extra={"fields": fields})
                await asyncio.sleep(WRONG_S)
                raise web.HTTPUnauthorized(headers=_WHO, text="the broker knows no such account, or another password")
        log.info("%s has signed in from %s", account, request.remote)
        return self._sessions.begin(account, password, clock.mono_ms())

    async def handle_index(self, request: web.Request) -> web.Response:
        """The page around a board."""
        context = {
            "title": TITLE,
            "font_size": max(6, min(40, to_int(request.query.get("fontsize", "16"), 16))),
            "websocket": f"{self._socket(request)}/ws",
        }
        return aiohttp_jinja2.render_template("board.html", request, context)

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """A window: its board lives as long as it does."""
        person = self.person_of(request)
        if person is None or urlsplit(request.headers.get("Origin", "")).netloc != request.host:
            raise web.HTTPForbidden(text="this window belongs to another page")
        if self._open >= self._settings.web.boards:
            raise web.HTTPServiceUnavailable(text=f"{self._open} boards are open, and no more may be (web.boards)")
        window = web.WebSocketResponse(heartbeat=15, max_msg_size=64 * 1024)
        await window.prepare(request)
        board = BoardService(self.command, person, window, self)
        self._open += 1
        try:
            size = (to_int(request.query.get(name, ""), usual) for name, usual in (("width", 80), ("height", 24)))
            width, height = (max(1, min(500, cells)) for cells in size)
            await board.start(width, height)
            await self._process_messages(window, board)
        except Exception:
            log.exception("a window has failed")
        finally:
            self._open -= 1
            with contextlib.suppress(Exception):  # it may have ended by itself
                await board.stop()
        return window

    def _socket(self, request: web.Request) -> str:
        return f"{'wss' if self._encrypted else 'ws'}://{request.host}"


def board_command(config: Path | None) -> str:
    """What runs behind a window. What it would log stands on its screen, and its error stream belongs to textual-serve."""
    words = [sys.executable, "-m", "shared.cli", "board", "--read-only", "--log", os.devnull]
    words += ["--config", str(config)] if config else []
    return f"exec {shlex.join(words)}"  # no shell beside each


def serve(settings: Settings, config: Path | None) -> None:
    """Serve until SIGTERM or Ctrl+C. Raises `ConfigError`, and `OSError` when the address can't be had."""
    chosen = settings.web
    if settings.broker.certfile:
        raise ConfigError(
            "this broker asks clients for certificates, which nobody can show in a browser. Give `shopfloor web` a broker "
            "with passwords, or show the board on a machine of its own: shopfloor board --read-only"
        )
    if not is_loopback(chosen.bind) and not chosen.certfile and not chosen.behind_proxy:
        raise ConfigError(
            f"{chosen.bind} is beyond this machine, and passwords would travel in plain text: set web.certfile and "
            "web.keyfile, or let a proxy on this machine encrypt (web.bind = 127.0.0.1, web.behind_proxy = true)"
        )
    context = _context(chosen.certfile, chosen.keyfile) if chosen.certfile else None
    log.info("%s://%s:%d", "https" if context else "http", chosen.bind, chosen.port)
    server = BoardServer(settings, board_command(config))
    web.run_app(server.app(), host=chosen.bind, port=chosen.port, ssl_context=context, print=None, access_log=None)


def _context(certfile: str, keyfile: str) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(certfile, keyfile or None)
    except OSError as error:
        raise ConfigError(f"web.certfile {certfile}, web.keyfile {keyfile or 'in it'}: {error}") from None
    return context
