"""Sheets about items, lots, places, people, calls, exceptions and messages."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from shared.plain_text import plain
from shared.plant_time import age_text, from_iso, near_text
from shared.quantity import parse, show, show_money
from terminal.core.board.details import group_sheet, heading, named, order_sheet, pair, station_sheet, wrapped
from terminal.core.board.plant import Plant
from terminal.core.board.rows import Cell, Line, Sheet, Target
from terminal.core.board.stock import Needs
from terminal.core.board.talk import behind, standing, takes_back, ways
from terminal.core.board.text import OFFICE
from terminal.core.board.texts import WAYS
from terminal.core.plant.supply import open_steps, remaining
from terminal.core.words import called_for

PLACE: Final = "ITEM               ON HAND        NEEDED HERE"


def item_sheet(plant: Plant, item: str, needs: Needs, now: int) -> Sheet | None:
    """An item: where it lies, which lots, who needs it."""
    record = plant.docs.ref("item", item)
    here = sorted((doc for doc in plant.docs.stocks() if doc["item"] == item), key=lambda doc: doc["location"])
    if record is None and not here:
        return None
    unit = plant.unit(item)
    total = sum(parse(doc["q"]) for doc in here)
    values = [plant.docs.stock_value(item, doc["location"]) for doc in here]
    worth = f"   worth {show_money(sum(parse(v['value']) for v in values if v))}" if here and all(values) else ""
    lines: list[Line] = [
        *named("description", plant.describe(item)),
        pair("on hand", f"{show(total)} {unit}{worth}"),
    ]
    missing = needs.site.get(item, 0)
    if missing:
        lines.append(pair("short", f"! {show(missing)} {unit} beyond all stock of the site", "red"))
    lines += [(), heading("PLACE              ON HAND        NEEDED THERE")]
    for doc in here:
        place = doc["location"]
        need = needs.by_place.get((item, place), 0)
        text = f" {plain(place, 14):<14} {show(parse(doc['q'])):>11} {unit:<5} {show(need) if need else '-':>10}"
        lines.append((Cell(text), *_short_here(needs, item, place, now)))
        lines += [
            (Cell(f"     lot {plain(lot['lot'], 24):<24} {show(parse(lot['q'])):>10} {_expires(lot)}"),)
            for lot in doc["lots"][:50]
        ]
    lines += [(), heading("STILL NEEDED BY RELEASED STEPS")]
    wanted = [(step, rest) for step in open_steps(plant.docs) for component, rest in remaining(step) if component == item]
    lines += [
        (Cell(f" {plain(s.mo, 14)} {plain(s.op, 3)}  {show(rest):>10} {unit}  {s.status}"),) for s, rest in wanted[:60]
    ]
    if not wanted:
        lines.append((Cell(" none", "dim"),))
    return Sheet(("item", item), f"ITEM {plain(item, 24)}", tuple(lines))


def _short_here(needs: Needs, item: str, place: str, now: int) -> Iterable[Cell]:
    short = needs.line_at(item, place)
    if short is not None:
        yield Cell(f"   {show(short.short)} short from {near_text(short.at, now)}", "amber")


def _expires(lot: Any) -> str:
    return f"expires {plain(lot['expires'], 12)}" if lot.get("expires") else ""


def _held(plant: Plant, item: str, lot: Any) -> str:
    return f"{show(parse(lot['q']))} {plant.unit(item)}"


def lot_sheet(plant: Plant, lot: str, needs: Needs, now: int) -> Sheet | None:
    """A lot: of what, where, how much."""
    del needs, now
    holdings = [(doc, portion) for doc in plant.docs.stocks() for portion in doc["lots"] if portion["lot"] == lot]
    if not holdings:
        return None
    lines: list[Line] = [
        pair(
            plain(doc["item"], 13),
            f"{show(parse(portion['q']))} {plant.unit(doc['item'])} at {plain(doc['location'], 20)}  {_expires(portion)}",
        )
        for doc, portion in sorted(holdings, key=lambda pair_: (pair_[0]["item"], pair_[0]["location"]))
    ]
    return Sheet(("lot", lot), f"LOT {plain(lot, 30)}", tuple(lines))


def place_sheet(plant: Plant, place: str, needs: Needs, now: int) -> Sheet | None:
    """A place: what lies there."""
    here = sorted((doc for doc in plant.docs.stocks() if doc["location"] == place), key=lambda doc: doc["item"])
    record = plant.docs.ref("location", place)
    if record is None and not here:
        return None
    lines: list[Line] = [
        *named("name", plain((record or {}).get("name", ""), 60)),
        *([()] if (record or {}).get("name") else []),
        heading(PLACE),
    ]
    for doc in here:
        need = needs.by_place.get((doc["item"], place), 0)
        held = f"{show(parse(doc['q'])):>11} {plant.unit(doc['item']):<5}"
        text = f" {plain(doc['item'], 14):<14} {held} {show(need) if need else '-':>10}"
        lines.append(
            (Cell(text), Cell(f"   {plant.describe(doc['item'])}", "dim"), *_short_here(needs, doc["item"], place, now))
        )
    if not here:
        lines.append((Cell(" nothing", "dim"),))
    return Sheet(("place", place), f"PLACE {plain(place, 24)}", tuple(lines))


def person_sheet(plant: Plant, badge: str, needs: Needs, now: int) -> Sheet | None:
    """A person: where they are, and on what."""
    del needs
    record = plant.docs.ref("operator", badge)
    if record is None:
        return None
    signed = [doc["id"] for doc in plant.docs.wss() if badge in doc["people"]]
    lines: list[Line] = [
        *named("name", plain(record["name"], 60)),
        pair("roles", ", ".join(plain(role, 12) for role in record["roles"][:10])),
        pair(
            "signed on at",
            ", ".join(plain(workstation, 20) for workstation in sorted(signed)[:10]) or "nowhere",
            "bold" if signed else "dim",
        ),
    ]
    for op in sorted(plant.docs.all_ops(), key=lambda step: (step["mo"], step["op"])):
        for session in op["sessions"]:
            if session["badge"] == badge:
                how = "paused" if "paused" in session else plain(session["kind"], 8)
                where = f"{plain(session['workstation'], 20)}: {plain(op['mo'], 14)} {plain(op['op'], 3)}"
                lines.append(pair("works at", f"{where}, {how} since {near_text(from_iso(session['since']), now)}"))
    if not record["active"]:
        lines.append(pair("badge", "blocked", "amber"))
    return Sheet(("person", badge), f"PERSON {plain(badge, 20)}", tuple(lines))


def call_sheet(plant: Plant, identity: str, needs: Needs, now: int) -> Sheet | None:
    """A call: for what, where, how long, who comes."""
    del needs
    call = plant.docs.get("call", identity)
    if call is None:
        return None
    since = from_iso(call["since"])
    lines: list[Line] = [
        pair("where", plain(call["workstation"], 24), "bold"),
        *wrapped("for", f"{plain(call['kind'], 14)}   {plain(called_for(call), 300)}"),
        pair("by", plant.person(call["badge"])),
        pair("order", f"{plain(call['mo'], 14)} {plain(call['op'], 3)}".strip() or "-"),
        pair(
            "since", f"{near_text(since, now)} ({age_text(now - since)})   escalated {min(call['level'], 99)} times", "amber"
        ),
    ]
    if "taken_by" in call:
        taken = f" at {near_text(from_iso(call['taken']), now)}" if "taken" in call else ""
        lines.append(pair("taken by", f"{plant.person(call['taken_by'])}{taken}"))
    else:
        lines.append(pair("taken by", "nobody yet", "amber"))
    return Sheet(("call", identity), f"CALL {plain(identity, 30)}", tuple(lines))


def exception_sheet(plant: Plant, identity: str, needs: Needs, now: int) -> Sheet | None:
    """An exception: what happened and how it can be settled."""
    del needs
    exception = plant.docs.get("exception", identity)
    if exception is None:
        return None
    since = from_iso(exception["since"])
    who_, source = behind(plant, exception)
    stands = standing(plant, exception)
    lines: list[Line] = [
        pair("kind", plain(exception["kind"], 40), "amber"),
        pair("about", plain(exception["subject"], 60)),
        *wrapped(f"at {near_text(since, now)}", plain(exception["text"], 400)),
        *(wrapped("now", stands) if stands else ()),
        *named("who", who_),
        *named("from", source),
        pair("command", f"{plain(exception['verb'], 30)}, number {str(exception['command'])[:12]}"),
        pair("since", f"{near_text(since, now)} ({age_text(now - since)})"),
        (),
        heading("WAYS OUT"),
    ]
    for way in ways(exception):
        paragraphs = takes_back(exception) if way == "reverse" else [WAYS[way]]
        for number, text in enumerate(paragraphs):
            lines += wrapped("" if number else way, text)
    return Sheet(("exception", identity), f"EXCEPTION {plain(identity, 30)}", tuple(lines))


def message_sheet(plant: Plant, identity: str, needs: Needs, now: int) -> Sheet | None:
    """A message."""
    del needs
    message = plant.docs.get("message", identity)
    if message is None:
        return None
    at = near_text(from_iso(message["since"]), now)
    sender, to = plant.person(message["badge"]) or OFFICE, plain(message["to"], 30)
    lines = (pair("from", sender), pair("to", to), pair("at", at), (), *wrapped("", plain(message["text"], 400)))
    return Sheet(("message", identity), "MESSAGE", lines)


_SHEETS: Final[dict[str, Callable[[Plant, str, Needs, int], Sheet | None]]] = {
    "item": item_sheet,
    "lot": lot_sheet,
    "place": place_sheet,
    "person": person_sheet,
    "call": call_sheet,
    "exception": exception_sheet,
    "message": message_sheet,
}


def sheet(plant: Plant, target: Target, needs: Needs, now: int, step: str = "") -> Sheet | None:
    """Details of anything, or None when it is not known (any more)."""
    kind, identity = target
    if kind == "mo":
        return order_sheet(plant, identity, needs, now, step)
    if kind == "ws":
        return station_sheet(plant, identity, now)
    if kind == "group":
        return group_sheet(plant, identity, now)
    return _SHEETS[kind](plant, identity, needs, now) if kind in _SHEETS else None
