"""Badges: who signs on, who takes over, who leaves."""

from dataclasses import replace
from typing import Any

from terminal.core.operator.workplace import Workplace, shown
from terminal.core.plant.overlay import Step
from terminal.core.words import many


def badge(wp: Workplace, body: str) -> None:
    """A badge while someone is signed on: one's own signs off, another's takes over."""
    person = wp.person_by_code(body)
    if person is not None and str(person["id"]) == wp.place.badge:
        sign_off(wp)
    else:
        sign_on(wp, body)


def acting_person(wp: Workplace, body: str) -> dict[str, Any] | None:
    """Who a badge is, or None (and said why) when nobody may act with it."""
    person = wp.person_by_code(body)
    if person is None:
        wp.refuse("badge-unknown", badge=body)
    elif not person["active"]:
        wp.refuse("badge-inactive", badge=body)
    else:
        return person
    return None


def take_over(wp: Workplace, person: dict[str, Any]) -> bool:
    """The badge's owner is the actor from now on, signed on at the workstation if not yet."""
    before = wp.place.badge
    wp.place.badge = str(person["id"])
    if wp.place.badge not in wp.place.present:
        wp.place.present.append(wp.place.badge)
        if wp.save("sign-on", {"workstation": wp.workstation}) is None:
            wp.place.present.remove(wp.place.badge)
            wp.place.badge = before
            return False
    wp.say(f"{shown(str(person['name']))} signed on")
    return True


def sign_on(wp: Workplace, body: str) -> None:
    """A badge: its owner acts from now on, on what runs here for them, else on the list."""
    person = acting_person(wp, body)
    if person is None or not take_over(wp, person):
        return
    mine = _my_step(wp)
    wp.place.mo, wp.place.op = (mine.mo, mine.op) if mine else ("", "")
    wp.selected, wp.picked = 0, ("", "")
    wp.go("store" if wp.is_store else "running" if mine else "dispatch")
    wp.replay_held()


def _my_step(wp: Workplace) -> Step | None:
    """A step on which the actor has a session here; the one in front first."""
    current = wp.current
    steps = [current] if current else []
    steps += wp.steps()
    return next((step for step in steps if step.session(wp.place.badge, wp.workstation)), None)


def sign_off(wp: Workplace) -> None:
    """Leave; running work is suspended, which is asked twice."""
    running = [step for step in wp.steps() if (mine := step.session(wp.place.badge, wp.workstation)) and mine.paused is None]
    question = f"{many(len(running), 'operation')} still running here will be paused"
    if running and not wp.confirm("sign-off", question, sign_off):
        return
    leaving = wp.place.badge
    name = shown(str((wp.person(leaving) or {}).get("name", leaving)))
    present = [other for other in wp.place.present if other != leaving]
    after = replace(wp.place, badge="", mo="", op="", present=present)
    if wp.save("sign-off", {"workstation": wp.workstation}, after=after) is None:
        return
    wp.say(f"{name} signed off")
    wp.go("idle")
