"""Reads strace's record of one process (all its threads) into events of its files and of what it said on the network.

An event stands where its call *began*, but for the end of a sync, which stands where the call returned: a write may reach
the disk from its first moment on, and nothing is safe before the sync has said so.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

CALLS: Final = (
    "openat,open,creat,pwrite64,pwritev,pwritev2,write,writev,ftruncate,truncate,fallocate,fdatasync,fsync,sync,syncfs,"
    "sync_file_range,rename,renameat,renameat2,link,linkat,unlink,unlinkat,copy_file_range,sendfile,splice,mmap,sendto,sendmsg"
)
OPTIONS: Final = ["--seccomp-bpf", "-f", "-yy", "-xx", "-s", "4000000", "-e", f"trace={CALLS}", "-e", "signal=none"]

_LINE: Final = re.compile(r"(\d+) +(?:(\w+)\((.*)|<\.\.\. (\w+) resumed>(.*))$", re.DOTALL)
_SYNCS: Final = ("fsync", "fdatasync")
_UNFINISHED: Final = " <unfinished ...>"
_RESULT: Final = re.compile(r"(.*)\) += (-?(?:0x[0-9a-f]+|\d+))", re.DOTALL)
_FD: Final = re.compile(r"^(\d+)<(.*?)>(?=[,)]|$)")
_TEXT: Final = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes handed to the kernel."""

    file: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Resize:
    """A file cut off or lengthened."""

    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Create:
    """A name that was not there."""

    file: str


@dataclass(frozen=True, slots=True)
class Remove:
    """A name that is gone."""

    file: str


@dataclass(frozen=True, slots=True)
class SyncBegun:
    """A sync was called for a file or the folder (an empty name)."""

    file: str
    call: int


@dataclass(frozen=True, slots=True)
class SyncDone:
    """And has returned without an error."""

    file: str
    call: int


@dataclass(frozen=True, slots=True)
class Sent:
    """Bytes handed to a socket."""

    socket: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Marked:
    """A line of the marks file: the program says it has done something."""

    text: str


Event = Write | Resize | Create | Remove | SyncBegun | SyncDone | Sent | Marked


class UnknownCallError(ValueError):
    """Something wrote to a watched file in a way the model does not know: nothing could be concluded."""


@dataclass(frozen=True, slots=True)
class _Call:
    name: str
    arguments: str
    result: int


class Reader:
    """The records of one program. `wanted` says which names in the folder are watched; `port` is the broker's."""

    def __init__(self, folder: Path, wanted: Callable[[str], bool], port: int, marks: str = "") -> None:
        self._broker = f":{port}]"  # paho wakes its own thread over another socket
        self._folder = str(folder)
        self._wanted = wanted
        self._marks = marks
        self._known: set[str] = set()
        self._calls = 0
        self._syncing: dict[str, int] = {}

    def read(self, record: Path) -> list[Event]:
        """All events in order. The names known from an earlier record of the same program stay known."""
        groups: list[list[Event]] = []
        begun: dict[str, tuple[int, str, str]] = {}
        with record.open(encoding="ascii") as lines:
            for raw in lines:
                line = raw.rstrip("\n")
                matched = _LINE.match(line)
                if matched is None:
                    continue  # signals and exits
                thread, name, rest, resumed, more = matched.groups()
                if name and rest.endswith(_UNFINISHED):
                    rest = rest.removesuffix(_UNFINISHED)
                    begun[thread] = (len(groups), name, rest)
                    groups.append(list(self._begins(thread, name, rest)))
                    continue
                place = len(groups)
                if resumed:
                    place, name, start = begun.pop(thread)
                    rest = start + more
                    groups.append(list(self._returns(thread, _finished(name, rest))))
                else:
                    groups.append([*self._begins(thread, name, rest), *self._returns(thread, _finished(name, rest))])
                groups[place] = [*groups[place], *self._changes(_finished(name, rest))]
        return [event for events in groups for event in events]

    def _name(self, path: str) -> str | None:
        """The watched name of a path, the empty one for the folder itself."""
        if path == self._folder:
            return ""
        head, _, name = path.rpartition("/")
        return name if head == self._folder and self._wanted(name) else None

    def _begins(self, thread: str, name: str, arguments: str) -> Iterator[Event]:
        file = self._name(_target(arguments)) if name in _SYNCS else None
        if file is not None:
            self._calls += 1
            self._syncing[thread] = self._calls
            yield SyncBegun(file, self._calls)

    def _returns(self, thread: str, call: _Call) -> Iterator[Event]:
        file = self._name(_target(call.arguments)) if call.name in _SYNCS else None
        if file is not None and call.result == 0:
            yield SyncDone(file, self._syncing[thread])

    def _changes(self, call: _Call) -> Iterator[Event]:
        if call.result < 0 or call.name in _SYNCS:
            return
        if call.name in ("openat", "open"):
            yield from self._opens(call)
            return
        if call.name == "unlink":
            file = self._name(_texts(call.arguments)[0].decode())
            if file:
                self._known.discard(file)
                yield Remove(file)
            return
        target = _target(call.arguments)
        if call.name == "sendto" and target.startswith("TCP"):
            if target.endswith(self._broker):
                yield Sent(target, _texts(call.arguments)[0][: call.result])
            return
        if call.name == "write" and self._marks and target == f"{self._folder}/{self._marks}":
            yield Marked(_texts(call.arguments)[0].decode().strip())
            return
        file = self._name(target)
        if not file:
            paths = [text.decode("utf-8", "replace") for text in _texts(call.arguments)] if "name" in call.name else []
            if any(self._name(path) for path in paths):
                raise UnknownCallError(f"{call.name} on {paths}")
            return
        numbers = call.arguments.rpartition('"')[2].rstrip(")").split(",")
        if call.name == "pwrite64":
            yield Write(file, int(numbers[-1]), _texts(call.arguments)[0][: call.result])
        elif call.name == "ftruncate":
            yield Resize(file, int(call.arguments.rpartition(",")[2]))
        elif call.name == "mmap":
            if "PROT_WRITE" in call.arguments and "MAP_SHARED" in call.arguments:
                raise UnknownCallError(f"{file} is mapped for writing: its writes can't be seen")
        else:
            raise UnknownCallError(f"{call.name} on {file}")

    def _opens(self, call: _Call) -> Iterator[Event]:
        file = self._name(_texts(call.arguments)[0].decode("utf-8", "replace"))
        if file and "O_TRUNC" in call.arguments:
            raise UnknownCallError(f"{file} is opened with O_TRUNC")
        if file and "O_CREAT" in call.arguments and file not in self._known:
            self._known.add(file)
            yield Create(file)


def _finished(name: str, rest: str) -> _Call:
    matched = _RESULT.match(rest)
    if matched is None:
        return _Call(name, rest, -1)  # it never returned: the program was killed in it
    return _Call(name, matched[1], int(matched[2], 0))


def _target(arguments: str) -> str:
    """What the first descriptor among the arguments stands for: a path or `TCP:[…]`."""
    if arguments.startswith(("NULL", "0x")):  # mmap: the descriptor is the fifth
        arguments = arguments.split(", ", 4)[-1]
    matched = _FD.match(arguments)
    return _plain(matched[2]) if matched else ""


def _plain(text: str) -> str:
    return bytes.fromhex(text.replace("\\x", "")).decode("utf-8", "replace") if text.startswith("\\x") else text


def _texts(arguments: str) -> list[bytes]:
    texts = []
    for text, cut in _TEXT.findall(arguments):
        if cut:
            raise UnknownCallError("strace cut a text short")
        texts.append(bytes.fromhex(text.replace("\\x", "")))
    return texts
