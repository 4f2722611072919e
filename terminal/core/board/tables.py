"""Which table or line is worth computing again, and when: nothing is for rows about which nothing has changed."""

from typing import Final

from terminal.core.board.orders import late_table, orders_table
from terminal.core.board.plant import Plant
from terminal.core.board.rows import Line, Table
from terminal.core.board.stations import COLUMNS, Abnormal, Station, station
from terminal.core.board.stock import NONE, Needs, needs_of, stock_table
from terminal.core.board.talk import calls_table, exceptions_table
from terminal.core.board.totals import counts, side_tables, today

AGES_MS: Final = 5_000
"""How often what only depends on the time is computed."""
OFTEN_MS: Final = 1_000
"""How often a whole table is, while its documents change."""
NEEDS_MS: Final = 5_000
_NEEDED: Final = frozenset({"op", "job", "stock", "ref"})
_DEPENDS: Final[dict[int, frozenset[str]]] = {
    2: frozenset({"mo", "ref", "value-mo"}),
    3: frozenset({"stock", "ref"}),
    4: frozenset({"call", "message", "ref"}),
    5: frozenset({"exception", "op", "ref"}),
    6: frozenset({"mo", "value-mo"}),
}
_AT_ONCE: Final = frozenset({4, 5})
"""Tables that are short and whose changes people wait for."""


class Tables:
    """Everything the board draws, cached."""

    def __init__(self, plant: Plant) -> None:
        self._plant = plant
        self._stations: dict[str, Station] = {}
        self._order: list[str] = []
        self._drawn: list[str] = []
        self._stations_table = Table(COLUMNS, (), "no workstation is known")
        self._aged = 0
        self._tables: dict[int, tuple[int, Table]] = {}
        self._moved: dict[int, bool] = {}
        self._needs = NONE
        self._needs_moved = True
        self._acknowledged: frozenset[str] = frozenset()
        self._today: tuple[tuple[int, int], Line] = ((-1, 0), ())
        self._side: tuple[tuple[int, int], list[tuple[str, Table]]] = ((-1, 0), [])
        self._talk_moved = False
        self.counts: Line = ()
        self.abnormal: tuple[Abnormal, ...] = ()

    def refresh(self, now: int) -> None:
        """Compute what has changed. Called at each tick."""
        plant = self._plant
        moved, plant.moved = plant.moved, set()
        if moved & _NEEDED:
            self._needs_moved = True
        for tab, kinds in _DEPENDS.items():
            if moved & kinds:
                self._moved[tab] = True
        self._talk_moved |= bool(moved & {"call", "exception"})
        if "settled" in moved:
            self._needs = NONE
        everything = plant.all_stations or not 0 <= now - self._aged < AGES_MS
        if plant.all_stations or "settled" in moved:
            self._moved = dict.fromkeys(_DEPENDS, True)
            self._today, self._talk_moved = ((-1, 0), ()), True
        stations, plant.moved_stations, plant.all_stations = plant.moved_stations, set(), False
        if everything or ("ws" in moved and not stations <= self._stations.keys()):
            self._order = plant.stations()
        if everything:
            self._aged = now
        self._compute(set(self._order) if everything else stations, now)

    def _compute(self, names: set[str], now: int) -> None:
        wanted = set(self._order)
        gone = self._stations.keys() - wanted
        for name in gone:
            del self._stations[name]
        changed = bool(gone) or self._order != self._drawn
        for name in (names & wanted) | (wanted - self._stations.keys()):
            new = station(self._plant, name, now, self._acknowledged)
            if new != self._stations.get(name):
                self._stations[name] = new
                changed = True
        if not changed:
            return
        self._drawn = self._order
        down = {name for name, entry in self._stations.items() if entry.state == "down"}
        self._acknowledged &= down
        shown = [self._stations[name] for name in self._order]
        self._stations_table = Table(COLUMNS, tuple(entry.row for entry in shown), "no workstation is known")
        self.counts = counts(shown)
        abnormal = [entry.abnormal for entry in shown if entry.abnormal is not None]
        self.abnormal = tuple(
            sorted(abnormal, key=lambda entry: (entry.weight, entry.since is None, entry.since or 0, entry.row.target))
        )

    def acknowledge(self, workstation: str) -> None:
        """Someone looks at this workstation: its alarm need not blink any more."""
        self._acknowledged |= {workstation}
        self._plant.moved_stations.add(workstation)

    def needs(self, now: int) -> Needs:
        """Requirements and shortages, at most so old."""
        if now - self._needs.at >= NEEDS_MS and (self._needs_moved or self._needs is NONE):
            self._needs_moved = False
            self._needs = needs_of(self._plant, now)
            self._moved |= {2: True, 3: True, 6: True}
        return self._needs

    def table(self, tab: int, now: int) -> Table:
        """The table of a view."""
        if tab == 1:
            return self._stations_table
        if tab in (2, 3, 6):
            self.needs(now)
        at, table = self._tables.get(tab, (-AGES_MS, None))
        wait = 0 if tab in _AT_ONCE else OFTEN_MS
        if table is None or now < at or now - at >= (wait if self._moved.get(tab) else AGES_MS):
            self._moved[tab] = False
            table = self._make(tab, now)
            self._tables[tab] = (now, table)
        return table

    def _make(self, tab: int, now: int) -> Table:
        if tab == 2:
            return orders_table(self._plant, self.needs(now), now)
        if tab == 3:
            return stock_table(self._plant, self.needs(now))
        if tab == 4:
            return calls_table(self._plant, now)
        if tab == 5:
            return exceptions_table(self._plant, now)
        return late_table(self._plant, self.needs(now), now)

    def today(self, now: int, width: int = 160) -> Line:
        """The day's figures."""
        (at, wide), _ = self._today
        if wide != width or not 0 <= now - at < OFTEN_MS:
            self._today = ((now, width), today(self._plant, self._stations.values(), now, width))
        return self._today[1]

    def side(self, now: int, rows: int) -> list[tuple[str, Table]]:
        """The column beside a wide board."""
        (at, size), tables = self._side
        if size != rows or self._talk_moved or not 0 <= now - at < AGES_MS:
            self._talk_moved = False
            tables = side_tables(self._plant, self.needs(now), now, rows)
            self._side = ((now, rows), tables)
        return tables
