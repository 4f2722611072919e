"""The inbox: dedupe, strict order per terminal, decide, answer. One command at a time, batches as they come.

Everything here is pure: rows come from a `View`, answers given before from a dictionary the shell filled, and the
results go back as replies and dirty rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

import hub.core.handlers  # noqa: F401  # registers every verb
from hub.core import edition
from hub.core.case import Actor, Case, DocKey, NonsenseError, SiteRules
from hub.core.effects.deciding import decide
from hub.core.intake.answering import Answered, Reply, ack_of, alarm_of, public
from hub.core.intake.aside import Alarms, open_exception, put_aside
from hub.core.intake.bounds import keep_to_bounds
from hub.core.intake.enrolling import turned_away, worked_before
from hub.core.intake.incoming import Incoming
from hub.core.registry import HANDLERS
from hub.core.rights import as_spoken, authorised
from hub.core.rows import Epoch, Event, FloorException, Inbox, Terminal, record
from hub.core.view import Draft, Key, View
from shared.commands import Command, Fact
from shared.envelope import to_bytes
from shared.rules import Refusal, RuleError, refuse
from shared.verbs import FACTS, topic_of

CLOCK_AHEAD_MS: Final = 5 * 60_000
"""A terminal's clock further ahead than this is flagged."""
LONG_AGO_MS: Final = 92 * 24 * 3_600_000
"""A terminal's report older than this is flagged: no outage lasts so long, a clock set to another year does."""


@dataclass(slots=True)
class Counters:
    """Numbers the inbox gives out; they go on exactly where the database stands."""

    next_no: int = 1
    next_event: int = 1
    last_hash: str = "0" * 64
    minted: dict[int, int] = field(default_factory=dict)
    last_at: int = 0
    """When the last command was recorded."""
    edition: int = 0
    """Which rules stand."""


@dataclass(frozen=True, slots=True)
class _Decision:
    """What became of a command: accepted with a result, or why not. `error` is a failure of the hub's own.

    `barred` was no matter of the floor's rules: its client may not send it, or it makes no sense.
    """

    case: Case
    status: str
    refusal: Refusal | None = None
    result: dict[str, Any] = field(default_factory=dict)
    error: BaseException | None = None
    barred: bool = False


class InboxCore:
    """Decides commands over a view."""

    def __init__(self, view: View, rules: SiteRules, counters: Counters) -> None:
        self.view = view
        self.rules = rules
        self.counters = counters
        self.answers: dict[tuple[str, str], Answered] = {}
        """Answers to commands of this batch and those the shell looked up for it; emptied by the shell."""
        self.touched: dict[DocKey, None] = {}
        self.hints: dict[tuple[str, str], int] = {}
        """The highest sequence a terminal's info spoke of, by source and epoch: told in passing, so in no row."""
        self.strangers: dict[str, Refusal] = {}
        """Who was turned away since the shell last told of it, and why."""
        self._asked: dict[str, int] = {}
        self._alarms = Alarms()

    def moment(self, now: int) -> int:
        """What the hub's clock says, but never before what is recorded: set back, it waits until it is that late again."""
        return max(now, self.counters.last_at)

    def needs(self, incoming: Incoming) -> Iterable[Key]:
        """What must be loaded before `take` (ask again until nothing is missing)."""
        if incoming.data is None:
            return ()
        return HANDLERS[incoming.arrival.verb].needs(incoming.data, self.view)

    def take(self, incoming: Incoming, now: int) -> Reply:
        """Dedupe, order, decide and answer one command."""
        client = incoming.arrival.client
        away = turned_away(self.view, client, self.counters.edition) if incoming.arrival.plane == "t" else None
        if away is not None:
            self.strangers[client] = away
            return Reply(incoming, self._retry(incoming, away, 0))
        before = self.answers.get((incoming.source, incoming.id))
        if before is not None:
            if before.digest == incoming.digest:
                return Reply(incoming, before.ack)
            return self._conflict(incoming, refuse("id-conflict"), now)
        epoch: Epoch | None = None
        if incoming.seq:
            epoch = self.view.get(Epoch, incoming.source, incoming.epoch)
            if epoch is None and incoming.arrival.plane == "x":
                epoch = Epoch(incoming.source, incoming.epoch, incoming.seq - 1, incoming.seq, True, now)
            if epoch is None:
                return Reply(incoming, self._retry(incoming, refuse("hello-first"), 0))
            if incoming.seq <= epoch.have_through:
                return self._conflict(incoming, refuse("sequence-conflict"), now)
            if incoming.seq > epoch.have_through + 1:
                return self._gap(incoming, epoch)
        return self._apply(incoming, epoch, now)

    def _gap(self, incoming: Incoming, epoch: Epoch) -> Reply:
        """Go-back-N: ask once for what is missing, apply nothing past it."""
        if self._asked.get(incoming.source) == epoch.have_through:
            return Reply(incoming, None)
        self._asked[incoming.source] = epoch.have_through
        refusal = refuse("gap", next=epoch.have_through + 1)
        return Reply(incoming, self._retry(incoming, refusal, epoch.have_through))

    def forget_gaps(self) -> None:
        """Ask again about gaps still open; called once a batch, so that a lost `retry` heals."""
        self._asked.clear()

    def put_off(self, incoming: Incoming) -> str:
        """The answer to what its sender has sent too fast."""
        epoch = self.view.get(Epoch, incoming.source, incoming.epoch) if incoming.seq else None
        have = 0 if epoch is None else epoch.have_through
        return self._retry(incoming, refuse("too-fast"), have if incoming.seq else None)

    def _retry(self, incoming: Incoming, refusal: Refusal, have_through: int | None) -> str:
        return ack_of(incoming, "retry", refusal, have_through=have_through, no=None)

    def conflicts(self, incoming: Incoming) -> bool:
        """Whether its id or its place may be taken by another command already."""
        before = self.answers.get((incoming.source, incoming.id))
        if before is not None:
            return before.digest != incoming.digest
        epoch = self.view.get(Epoch, incoming.source, incoming.epoch) if incoming.seq else None
        return epoch is not None and incoming.seq <= epoch.have_through

    def _conflict(self, incoming: Incoming, refusal: Refusal, now: int) -> Reply:
        """Never applied: an alarm for people, and an answer so that the sender does not wait for ever.

        Where it stands next in its sender's order its place is used up, or everything behind it would wait.
        """
        alarm = alarm_of(incoming)
        body: dict[str, Any] = {}
        identity = f"passed-{incoming.digest[:24]}"
        if alarm not in self.answers:
            self.answers[alarm] = Answered("", "")
            identity = alarm[1]
            text = f"{incoming.source}: {refusal.message} ({incoming.arrival.verb} {incoming.id})"
            of_one = self.counters.edition >= edition.ONE_A_CLIENT
            body = self._alarms.body(self.view, incoming, refusal.code, text, now, of_one=of_one)
        epoch = self.view.get(Epoch, incoming.source, incoming.epoch)
        if epoch is not None and incoming.seq == epoch.have_through + 1:
            passed = epoch.clone()
            passed.have_through = incoming.seq
            body["epochs"] = [record(passed)]
        if body:
            self.hub_command("hub-alarm", identity, body, now)
        return Reply(incoming, ack_of(incoming, "quarantined", refusal, have_through=None, no=None))

    def _apply(self, incoming: Incoming, epoch: Epoch | None, now: int) -> Reply:
        decision = self._decision(incoming, now)
        case, status, refusal = decision.case, decision.status, decision.refusal
        self._flag_arrival(case, incoming, epoch)
        flags = case.outcome.flags
        if decision.barred and status == "rejected" and not incoming.seq and case.edition >= edition.NOT_KEPT:
            answer = ack_of(incoming, status, refusal, have_through=None, no=None, flags=flags)
            return Reply(incoming, answer, fresh=True, refusal=refusal)
        if status in ("parked", "quarantined") and refusal is not None:
            put_aside(case, incoming, status, refusal)
        have_through = incoming.seq or None
        ack = ack_of(incoming, status, refusal, have_through=have_through, no=case.no, flags=flags, result=decision.result)
        self._store(incoming, epoch, decision, ack)
        opened_by = str(decision.result.get("opened_by", ""))
        return Reply(incoming, ack, fresh=True, error=decision.error, refusal=refusal, opened_by=opened_by)

    def _decision(self, incoming: Incoming, now: int) -> _Decision:
        """What becomes of a command. One that is not accepted leaves no trace: its case is a fresh one."""
        error: BaseException | None = None
        sense, barred = True, False
        try:
            if incoming.nonsense is not None or incoming.data is None:
                raise NonsenseError(incoming.nonsense or refuse("nonsense", why="no data"))
            case = authorised(self._case(incoming, now))
            keep_to_bounds(case)
            return _Decision(case, "accepted", result=decide(case, case.data))
        except RuleError as rule:
            status, refusal = self._refused(incoming, rule.refusal), rule.refusal
            barred = refusal.code == "client-role"
        except NonsenseError as nonsense:
            status, refusal, sense, barred = self._senseless(incoming), nonsense.refusal, False, True
        except Exception as failure:  # a bug of ours must not stop the line
            error = failure
            status, refusal = "quarantined", refuse("nonsense", why="the hub failed on it")
        case = as_spoken(self._case(incoming, now), sense=sense)
        return _Decision(case, status, refusal, error=error, barred=barred)

    def _refused(self, incoming: Incoming, refusal: Refusal) -> str:
        """A fact that a rule has no place for is kept for a person; a plan, or whoever waits for the answer, is told no."""
        by_identity = refusal.code in ("client-role", "grant-needed")
        heard = self.counters.edition >= edition.ANSWERED and incoming.source.startswith("x/")
        attended = heard and isinstance(incoming.data, Fact) and incoming.data.attended
        return "parked" if incoming.arrival.verb in FACTS and not by_identity and not attended else "rejected"

    def _senseless(self, incoming: Incoming) -> str:
        """What comes out of a journal is kept for a person; whoever asks without one has the answer, and asks again."""
        return "quarantined" if incoming.seq or self.counters.edition < edition.ANSWERED else "rejected"

    def _flag_arrival(self, case: Case, incoming: Incoming, epoch: Epoch | None) -> None:
        """What is remarkable about when it came, whatever it says."""
        if epoch is not None and not epoch.is_open:
            case.flag("late-epoch")
        if incoming.at > case.now + CLOCK_AHEAD_MS:
            case.flag("clock-ahead")
        if incoming.at < case.now - LONG_AGO_MS and case.edition >= edition.FACTS_CHECKED and incoming.seq:
            case.flag("long-ago")

    def _case(self, incoming: Incoming, now: int) -> Case:
        data: Any = incoming.data
        return Case(
            no=self.counters.next_no,
            verb=incoming.arrival.verb,
            source=incoming.source,
            epoch=incoming.epoch,
            seq=incoming.seq if incoming.arrival.plane == "t" else 0,
            actor=Actor(incoming.authid, incoming.at, incoming.boot, incoming.mono),
            now=now,
            data=data,
            raw=incoming.raw,
            draft=Draft(self.view),
            rules=self.rules,
            minted=self.counters.minted,
            edition=self.counters.edition,
        )

    def _store(self, incoming: Incoming, epoch: Epoch | None, decision: _Decision, ack: str) -> None:
        case, refusal, happened = decision.case, decision.refusal, decision.case.outcome.happened
        case.draft.append(
            Inbox(
                no=case.no,
                source=incoming.source,
                id=incoming.id,
                verb=case.verb,
                occurred=case.at if happened is None else happened,
                received=case.now,
                digest=incoming.digest,
                body=incoming.arrival.payload.decode(),
                epoch=incoming.epoch or None,
                seq=incoming.seq or None,
                authid=incoming.authid,
                status=decision.status,
                code=refusal.code if refusal else "",
                ack=ack,
            )
        )
        if epoch is not None:
            changed = epoch.clone()
            changed.have_through = incoming.seq
            changed.last_seen = max(changed.last_seen, incoming.seq)
            case.draft.add(changed)
        if decision.status == "accepted":
            self._accept(case, decision.result)
        self._commit(case)
        self.answers[incoming.source, incoming.id] = Answered(incoming.digest, ack)

    def _accept(self, case: Case, result: dict[str, Any]) -> None:
        """What an accepted command leaves beside its rows: its movement, its event, the numbers it has used up."""
        if case.now - case.at > self.rules.forgotten_ms:
            self.view.old_news = case.now
        self._chain(case)
        case.draft.append(self._event(case, result))
        if case.verb == "mo-create":
            _, year, number = str(result["mo"]).split("-")
            self.counters.minted[int(year)] = max(self.counters.minted.get(int(year), 0), int(number))

    def _chain(self, case: Case) -> None:
        """Whatever was posted in deciding it is one movement, behind the last one."""
        posting, counters = case.outcome.posting, self.counters
        if posting is None:
            return
        movement = posting.movement(case.verb, case.now, counters.last_hash, case.outcome.reversal_of)
        if movement is not None:
            case.draft.append(movement)
            counters.last_hash = movement.hash

    def _event(self, case: Case, result: dict[str, Any]) -> Event:
        number = self.counters.next_event
        self.counters.next_event += 1
        body = {
            "number": number,
            "no": case.no,
            "verb": case.verb,
            "source": case.source,
            "who": case.badge,
            "occurred": case.at,
            "recorded": case.now,
            "data": public(case.raw["data"]),
            "flags": case.outcome.flags,
            "result": result,
        }
        if case.entered_by:
            body["entered_by"] = case.entered_by
        return Event(number, case.no, topic_of(case.verb), to_bytes(body).decode())

    def _commit(self, case: Case) -> None:
        case.draft.accept()
        self._recorded(case.now)
        self.touched.update(case.outcome.touched)

    def _recorded(self, now: int) -> None:
        self.counters.next_no += 1
        self.counters.last_at = now

    def on_timer(self, verb: str, identity: str, body: dict[str, Any], now: int) -> None:
        """A decision of the hub's own clock: a stored command of its own, with an event, so that a replay is exact."""
        case = Case(
            no=self.counters.next_no,
            verb=verb,
            source="hub",
            epoch="",
            seq=0,
            actor=Actor("", now),
            now=now,
            data=Command(),
            raw={"data": body},
            draft=Draft(self.view),
            rules=self.rules,
            minted=self.counters.minted,
            edition=self.counters.edition,
        )
        result = decide(case, body)
        case.draft.append(_own_row(case.no, identity, verb, body, now))
        self._accept(case, result)
        self._commit(case)

    def begin(self, now: int) -> None:
        """A hub of this version has started: from here on its rules stand."""
        if self.counters.edition < edition.NEWEST:
            body: dict[str, Any] = {"edition": edition.NEWEST}
            known = worked_before(self.view, now) if self.counters.edition < edition.ENROLLED else []
            self.hub_command(
                edition.VERB, edition.identity_of(edition.NEWEST), body | ({"terminals": known} if known else {}), now
            )

    def hub_command(self, verb: str, identity: str, body: dict[str, Any], now: int) -> None:
        """Something the hub itself decided, stored like everyone's commands so that a replay is exact."""
        draft = Draft(self.view)
        no = self.counters.next_no
        draft.append(_own_row(no, identity, verb, body, now))
        if verb == edition.VERB:
            self.counters.edition = body["edition"]
        if "exception" in body:
            open_exception(draft, body, no, now, verb)
            self.touched["exception", body["exception"]] = None
        for row in body.get("epochs", ()):
            draft.add(Epoch(**row))
        for row in body.get("terminals", ()):
            draft.add(Terminal(**row))
        for identity in body.get("settled", ()):
            settled = draft.edit(FloorException, identity)
            settled.status, settled.how, settled.who, settled.settled, settled.rev = "settled", "enrolled", "hub", now, no
            self.touched["exception", identity] = None
        draft.accept()
        self._recorded(now)


def _own_row(no: int, identity: str, verb: str, body: dict[str, Any], now: int) -> Inbox:
    """What the hub itself decided, as it stands in the inbox."""
    text = to_bytes(body).decode()
    return Inbox(no, "hub", identity, verb, occurred=now, received=now, digest=identity, body=text)
