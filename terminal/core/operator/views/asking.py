"""Views of the screens that ask and tell: reasons, typed codes, this terminal's history, the scanner's test."""

from itertools import pairwise

from shared.quantity import show
from shared.verbs import FINAL
from terminal.core.operator.acts import gate as gate_act
from terminal.core.operator.acts import listing as listing_act
from terminal.core.operator.acts import reasons as reasons_act
from terminal.core.operator.acts.manual import KINDS
from terminal.core.operator.station import Station
from terminal.core.operator.told import told, where
from terminal.core.operator.view import Dispatch, Gate, KeyTest, Listing, Manual, Reasons
from terminal.core.operator.views.floor import dispatch
from terminal.core.operator.views.texts import MANUAL_NAMES, REASON_TITLES
from terminal.core.operator.views.told import clock, hour, mark, sender, title
from terminal.core.operator.workplace import shown


def reasons(station: Station) -> Reasons:
    """S8."""
    work = station.work
    known = len(reasons_act.known(work))
    options = reasons_act.offered(work)
    # What is listed says itself what it is; its id is no word for people.
    names = ["" if r["kind"] in ("call", "aside") else str(r["id"]) for r in options]
    found = [(i, name, shown(str(r["text"]), 60)) for i, (name, r) in enumerate(zip(names, options, strict=True), 1)]
    pages = -(-known // reasons_act.PAGE)
    page = f"page {work.picker.page + 1}/{pages}" if pages > 1 else ""
    return Reasons(REASON_TITLES[work.picker.kind], found, page, shown(work.picker.note, 60))


def gate(station: Station) -> Gate | Dispatch:
    """S11."""
    work = station.work
    asked, step = work.gate, work.step(work.gate.mo, work.gate.op)
    if step is None:
        return dispatch(station)
    waits = "asking the hub" if asked.asked else ""
    if asked.asked and not gate_act.answers(work):
        waits = "the hub does not answer: [Enter] opens it without a PIN, and a supervisor will be shown that"
    return Gate(
        title=title(step),
        before=f"OP {asked.before} is a gate: {show(step.upstream_good)} of {show(step.start_q)} good, and not finished",
        who=work.name_of(asked.badge) if asked.badge else "",
        pin=len(asked.pin),
        state=waits,
    )


def manual(station: Station) -> Manual:
    """S9."""
    typed = station.work.manual
    kinds = [(number, name) for number, (_, name) in KINDS.items()]
    return Manual(MANUAL_NAMES[typed.kind], typed.typed, [text for text, _ in typed.found], kinds)


def listing(station: Station) -> Listing:
    """S10."""
    work = station.work
    unread = work.messages()
    message = f"{hour(unread[0]['since'])} {sender(work, unread[0])}: {shown(unread[0]['text'], 400)}" if unread else ""
    last = listing_act.last_booking(work)
    known = station.journal.recent(60)
    taken_back = listing_act.taken_back(known)
    marks = {e.id: "taken back" if e.id in taken_back else mark(e, station.courier.sent) for e in known}
    return Listing(
        rows=[(clock(e.saved_at)[:5], work.name_of(e.badge), told(e), where(e), marks[e.id]) for e in known[:12]],
        undo=f"{told(last)}  {shown(last.subject)}" if last and last.verb not in FINAL else "",
        message=message,
        more=max(0, len(unread) - 1),
    )


def keytest(station: Station) -> KeyTest:
    """S0."""
    test = station.work.keytest
    times = [at for _, _, at in test.keys]
    gaps = [after - before for before, after in pairwise(times)]
    burst = f"{len(times)} keys, {sum(gaps) / len(gaps):.0f} ms apart, longest {max(gaps)} ms" if gaps else ""
    received = [(shown(character) if character else "", shown(name, 12)) for name, character, _ in test.keys[-40:]]
    return KeyTest(received, burst, test.verdicts)
