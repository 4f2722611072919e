"""One database, one hub: who may write, and who has to wait.

The hub decides in memory against cached rows, so a second writer would not merely be in the way: it would post on stale
balances. SQLite: a lock on a file beside the database, which the kernel lets go when the process ends, however it ends.
PostgreSQL: an advisory lock on a connection of its own. That connection can be lost while the process lives on, so

* a heartbeat looks after it and stops the hub, and
* every transaction of this process first asks whether the lock is still its own, holding a second lock (the *gate*) while
  it runs. A new owner passes the gate alone once: what was under way before is through by then, and what comes later
  finds the lock gone.

A database in memory is nobody else's.
"""

import contextlib
import fcntl
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError

from hub.store.database import client_options

log = logging.getLogger(__name__)

LOST: Final = 75
"""How a process ends that has lost its lock and can't begin again."""
AGAIN: Final = "--again"
"""Said to a hub's process by the one that it replaces."""
RETRY_S: Final = 0.5
"""How often somebody who waits asks again."""
HEARTBEAT_S: Final = 1.0
OWNER: Final = 0x5F100D
"""First half of the advisory locks' keys; the second is the schema's, so that two schemas are two databases."""
GATE: Final = 0x5F100E
GATE_S: Final = 5.0
"""How long a former owner's last transaction is waited for before its session is ended."""
_KEEPALIVE: Final = "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3"
"""A machine that lost its power says no goodbye: the server has to find out, or a standby would wait for hours."""
_CONNECT_S: Final = 5
"""The same of one that is asked for a connection, where the address does not say otherwise."""
_MINE: Final = """\
SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = %s AND classid = %s AND objsubid = 2
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""
_HOLDER: Final = f"""\
SELECT l.pid, coalesce(host(a.client_addr), 'this machine') FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted AND l.classid = {OWNER} AND l.objsubid = 2
AND l.objid::bigint = hashtext(current_schema())::bigint & 4294967295
AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"""


class OwnedError(RuntimeError):
    """Another hub writes this database; the message names it and says what to do."""


_END: Final = """\
SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = %s AND objsubid = 2
AND objid::bigint = hashtext(current_schema())::bigint & 4294967295 AND pid <> pg_backend_pid()
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""


@contextmanager
def owning(url: str, *, wait: bool, patient: bool = False, lost: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold the database while the block runs.

    Raises `OwnedError` when another hub has it or it can't be written, or waits (`wait`) until it is free; a server that is
    away is waited for with `patient`. `lost` is called, from any thread, when the lock is gone though nobody let it go; it
    must end the process, and does so by itself when left out.
    """
    chosen = make_url(url)
    file = _file(chosen)
    if chosen.get_backend_name() == "sqlite":
        with _sqlite(file, wait=wait) if file else contextlib.nullcontext():
            yield
    else:
        with _postgres(chosen, wait=wait, patient=patient, lost=lost or end_at_once):
            yield


def end_at_once(why: str) -> None:
    """End the process without a word to anybody: another hub may be speaking already."""
    log.critical("%s: this hub ends at once, another may have taken over", why)
    logging.shutdown()
    os._exit(LOST)


def begin_again(why: str) -> None:
    """Replace this process by a new one of the same words, which waits for the database and for whoever has it by then.

    Nothing that is cached holds any more, another hub may be speaking already, and of what was under way nobody knows
    whether it is committed: as after a crash, the database alone says. So not a word more is said by this process, as if
    it had been killed; but nobody has to be there who starts it.
    """
    log.critical("%s: this hub stops at once and begins again; it goes on when it has the database", why)
    logging.shutdown()
    words = [word for word in sys.orig_argv[1:] if word != AGAIN]
    with contextlib.suppress(OSError):  # the program is being upgraded, say
        os.execv(sys.executable, [sys.executable, *words, AGAIN])  # noqa: S606  # our own words
    os._exit(LOST)


def _file(url: URL) -> Path | None:
    """The file of a SQLite URL, links followed: one database under two names is still one."""
    name = (url.database or "").removeprefix("file:").partition("?")[0]
    return Path(name).resolve() if name and name != ":memory:" else None


# --- SQLite ---------------------------------------------------------------------------------------------------


@contextmanager
def _sqlite(file: Path, *, wait: bool) -> Iterator[None]:
    # Never removed: whoever waits for a removed file would own it together with the one who makes it anew.
    with Path(f"{file}.lock").open("a+b", buffering=0) as lock:
        waited = False
        while not _locked(lock):
            holder = _read(lock)
            if not wait:
                raise OwnedError(
                    f"{file} is in use by another hub{holder}. One hub writes a database: stop that one, "
                    "give this one a database of its own (hub.database), or let it wait with --standby"
                )
            if not waited:
                log.info("%s is in use by another hub%s: standing by", file, holder)
                waited = True
            time.sleep(RETRY_S)
        with contextlib.suppress(OSError):  # the disk may be full, and the name is only for people
            lock.truncate(0)
            lock.write(str(os.getpid()).encode())
        if waited:
            log.info("%s is free: taking over", file)
        yield


def _locked(lock: IO[bytes]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _read(lock: IO[bytes]) -> str:
    lock.seek(0)
    process = lock.read(20).decode("ascii", "replace")
    return f" (process {process})" if process.isdigit() else ""


# --- PostgreSQL -----------------------------------------------------------------------------------------------


@contextmanager
def _postgres(url: URL, *, wait: bool, patient: bool, lost: Callable[[str], None]) -> Iterator[None]:
    shown = url.render_as_string()
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=_options(url))
    connection = _Taking(engine, shown, wait=wait, patient=patient).take()
    pid = int(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())
    _pass_gate(connection)
    over = threading.Event()

    def fence(begun: Connection) -> None:
        if begun.engine.url != url or begun.engine is engine:
            return
        begun.exec_driver_sql("SELECT pg_advisory_xact_lock_shared(%s, hashtext(current_schema()))", (GATE,))
        if not begun.exec_driver_sql(_MINE, (pid, OWNER)).scalar_one() and not over.is_set():
            lost(f"{shown}: the lock on the database is gone")
            raise OwnedError(f"{shown}: the lock on the database is gone")

    event.listen(Engine, "begin", fence)
    watcher = threading.Thread(target=_watch, args=(connection, shown, over, lost), name="hub-ownership", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        event.remove(Engine, "begin", fence)
        watcher.join(2 * HEARTBEAT_S)
        with contextlib.suppress(DBAPIError):
            connection.close()
        engine.dispose()


def _options(url: URL) -> dict[str, Any]:
    """Both ends of the lock's connection find out within seconds that the other one is gone."""
    if not url.get_driver_name().startswith("psycopg"):
        return {}
    given = url.query.get("options", "")
    words = [given] if isinstance(given, str) else list(given)
    return {
        "options": " ".join([*words, "-c application_name=shopfloor-hub", _KEEPALIVE]).strip(),
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
        "tcp_user_timeout": 11_000,
        **client_options(url),
        **({} if "connect_timeout" in url.query else {"connect_timeout": _CONNECT_S}),
    }


def _pass_gate(connection: Connection) -> None:
    """Alone through the gate: what the owner before had under way is committed or gone after this."""
    deadline = time.monotonic() + GATE_S
    while not connection.exec_driver_sql("SELECT pg_try_advisory_lock(%s, hashtext(current_schema()))", (GATE,)).scalar():
        if time.monotonic() > deadline:
            log.warning("a former hub hangs in a transaction: ending its session")
            connection.exec_driver_sql(_END, (GATE,))
        time.sleep(0.05)
    connection.exec_driver_sql("SELECT pg_advisory_unlock(%s, hashtext(current_schema()))", (GATE,))


class _Taking:
    """Asks for the lock until it has it. Each thing that is waited for is said once."""

    def __init__(self, engine: Engine, shown: str, *, wait: bool, patient: bool) -> None:
        self._engine = engine
        self._shown = shown
        self._wait = wait
        self._patient = patient
        self._said = ""

    def take(self) -> Connection:
        """A connection that holds it."""
        connection: Connection | None = None
        while True:
            try:
                connection = connection or self._engine.connect()
                hindered = self._hindered(connection)
            except DBAPIError as error:
                if not (self._said or self._patient):
                    raise
                reason = str(error.orig).strip().partition("\n")[0]
                self._tell("away", f"{self._shown} does not answer ({reason}): waiting for it")
                connection = None
            else:
                if not hindered:
                    if self._said:
                        log.info("%s is free: taking over", self._shown)
                    return connection
                connection = None if hindered == "replica" else connection
            time.sleep(RETRY_S)

    def _hindered(self, connection: Connection) -> str:
        """By what: a server that can't be written (`replica`) or another hub (`owned`). Raises where nobody is to wait."""
        if self._said == "away":
            log.info("%s answers again", self._shown)
            self._said = "answers"
        if connection.exec_driver_sql("SELECT pg_is_in_recovery()").scalar_one():
            connection.close()
            why = f"{self._shown} is a replica, which nobody can write"
            if not self._wait:
                raise OwnedError(f"{why}: name the primary, or all servers and target_session_attrs=read-write")
            self._tell("replica", f"{why}: waiting until it is the primary")
            return "replica"
        if connection.exec_driver_sql("SELECT pg_try_advisory_lock(%s, hashtext(current_schema()))", (OWNER,)).scalar():
            return ""
        holder = connection.exec_driver_sql(_HOLDER).first()
        why = f"{self._shown} is in use by another hub{f' (session {holder[0]} from {holder[1]})' if holder else ''}"
        if not self._wait:
            connection.close()
            raise OwnedError(
                f"{why}. One hub writes a database: stop that one, "
                "give this one a database of its own (hub.database), or let it wait with --standby"
            )
        self._tell("owned", f"{why}: standing by")
        return "owned"

    def _tell(self, what: str, words: str) -> None:
        if what != self._said:
            log.warning("%s", words) if what == "away" else log.info("%s", words)
        self._said = what


def _watch(connection: Connection, shown: str, over: threading.Event, lost: Callable[[str], None]) -> None:
    """Nobody may be booking just then: an idle hub has to notice too."""
    while not over.wait(HEARTBEAT_S):
        try:
            connection.exec_driver_sql("SELECT 1")
        except Exception as error:  # whatever it is, the lock can't be relied on any more
            if not over.is_set():
                log.error("the connection that holds the lock: %s", error)  # noqa: TRY400  # a server gone, no bug
                lost(f"{shown}: the connection that holds the lock is gone")
            return
