"""What a disk may hold after the power was cut, from a record of writes and syncs.

The model, and what it assumes:

* Bytes of a file are safe when a sync of *that* file began after the write and has returned.
* Names (created, removed) are safe when a sync of the *folder* began after them and has returned; a change of size when
  its own file's sync has. So little is more than POSIX promises and less than ext4 or XFS keep.
* Of names and sizes that are not safe, those up to a random moment are there and none after: file systems with a journal
  keep their order. A file system that doesn't is outside the model.
* Of writes that are not safe, any subset is there, in any mixture: each not at all, whole, or torn into sectors of 512
  bytes of which any subset is there. A sector is old or new, never mixed, and what was not written is not harmed
  (SQLite assumes the same and calls it "powersafe overwrite"). What was never written reads as zeros.
* A sync that has returned told the truth. Disks that lie about it (some SD cards) are outside the model, as is decay.
* `-shm` files are not rebuilt: SQLite makes them anew from the WAL.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from tests.power.trace import Create, Event, Remove, Resize, SyncBegun, SyncDone, Write

SECTOR: Final = 512


@dataclass(frozen=True, slots=True)
class _Pending:
    """A change that is not safe yet, of one life of a name."""

    place: int
    change: Write | Resize | Create | Remove
    life: int


@dataclass
class Disk:
    """Fed with events in order; can say at any time what would be left."""

    files: dict[int, bytearray] = field(default_factory=dict)
    """Safe bytes by life: a name that is removed and made again is another file."""
    names: dict[str, int] = field(default_factory=dict)
    """Safe names."""
    _pending: list[_Pending] = field(default_factory=list)
    _current: dict[str, int] = field(default_factory=dict)
    _begun: dict[int, int] = field(default_factory=dict)
    _place: int = 0
    _lives: int = 0

    def feed(self, event: Event) -> None:
        """One event more."""
        self._place += 1
        if isinstance(event, Create):
            self._lives += 1
            self._current[event.file] = self._lives
            self.files[self._lives] = bytearray()
        if isinstance(event, Create | Remove | Write | Resize):
            self._pending.append(_Pending(self._place, event, self._current[event.file]))
        elif isinstance(event, SyncBegun):
            self._begun[event.call] = self._place
        elif isinstance(event, SyncDone):
            self._synced(event.file, self._begun.pop(event.call))

    def _synced(self, file: str, begun: int) -> None:
        kept: list[_Pending] = []
        for pending in self._pending:
            if pending.place < begun and (pending.change.file == file if _is_data(pending) else not file):
                _apply(pending, self.files, self.names)
            else:
                kept.append(pending)
        self._pending = kept

    def safe(self) -> dict[str, bytes]:
        """What was synced, and nothing else."""
        return {name: bytes(self.files[life]) for name, life in self.names.items()}

    def everything(self) -> dict[str, bytes]:
        """All that was written, as after a crash of the program alone."""
        return self._with(self._pending)

    def torn(self, rng: random.Random) -> dict[str, bytes]:
        """What was synced, and a random part of the rest."""
        ordered = [pending for pending in self._pending if not isinstance(pending.change, Write)]
        until = rng.choice([0, *(pending.place for pending in ordered), self._place])
        likely = rng.choice([0.1, 0.5, 0.9, 1.0])
        chosen: list[_Pending] = []
        for pending in self._pending:
            if not isinstance(pending.change, Write):
                chosen += [pending] if pending.place <= until else []
            elif rng.random() < likely:
                torn = rng.random() < 0.3
                parts = _sectors(pending.change, rng) if torn else [pending.change]
                chosen += [replace(pending, change=part) for part in parts]
        return self._with(chosen)

    def _with(self, chosen: Sequence[_Pending]) -> dict[str, bytes]:
        touched = {pending.life for pending in chosen}
        files = {life: bytearray(data) if life in touched else data for life, data in self.files.items()}
        names = dict(self.names)
        for pending in chosen:
            _apply(pending, files, names)
        return {name: bytes(files[life]) for name, life in names.items()}


def _is_data(pending: _Pending) -> bool:
    return isinstance(pending.change, Write | Resize)


def _apply(pending: _Pending, files: dict[int, bytearray], names: dict[str, int]) -> None:
    change = pending.change
    if isinstance(change, Create):
        names[change.file] = pending.life
    elif isinstance(change, Remove):
        if names.get(change.file) == pending.life:
            del names[change.file]
    elif isinstance(change, Write):
        data = files[pending.life]
        data.extend(bytes(max(0, change.offset - len(data))))
        data[change.offset : change.offset + len(change.data)] = change.data
    else:
        data = files[pending.life]
        del data[change.size :]
        data.extend(bytes(change.size - len(data)))


def _sectors(write: Write, rng: random.Random) -> Iterator[Write]:
    """Some of the sectors a write covers."""
    at = write.offset
    end = write.offset + len(write.data)
    while at < end:
        after = min(end, (at // SECTOR + 1) * SECTOR)
        if rng.random() < 0.5:
            yield replace(write, offset=at, data=write.data[at - write.offset : after - write.offset])
        at = after


def lay_out(files: dict[str, bytes], folder: Path) -> None:
    """Write the files into an empty folder."""
    for old in folder.iterdir():
        old.unlink()
    for name, data in files.items():
        (folder / name).write_bytes(data)
