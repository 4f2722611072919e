"""The inbox: dedupe, strict order per terminal, decide, answer. One command at a time, batches as they come.

Everything here is pure: rows come from a `View`, answers given before from a dictionary the shell filled, and the
results go back as replies and dirty rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

import hub.core.handlers  # noqa: F401  # registers every verb
from hub.core import edition
from hub.core.case import Case, DocKey, NonsenseError, SiteRules
from hub.core.effects.telling import subject_of, told
from hub.core.effects.ways import order_state
from hub.core.intake.answering import Answered, Reply, ack_of, alarm_of, public
from hub.core.intake.incoming import Incoming
from hub.core.registry import HANDLERS
from hub.core.rights import check_rights
from hub.core.rows import Epoch, Event, FloorException, Inbox, record
from hub.core.view import Draft, Key, View
from shared.commands import Command, Fact
from shared.envelope import to_bytes
from shared.rules import Refusal, RuleError, refuse
from shared.verbs import FACTS, topic_of
from shared.ways import ways_out

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
        self._asked: dict[str, int] = {}

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
        known = self.answers.get((incoming.source, incoming.id))
        if known is not None:
            if known.digest == incoming.digest:
                return Reply(incoming, known.ack)
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

    def _retry(self, incoming: Incoming, refusal: Refusal, have_through: int) -> str:
        return ack_of(incoming, "retry", refusal, have_through=have_through, no=None)

    def conflicts(self, incoming: Incoming) -> bool:
        """Whether its id or its place may be taken by another command already."""
        known = self.answers.get((incoming.source, incoming.id))
        if known is not None:
            return known.digest != incoming.digest
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
            body = {
                "exception": f"EX-C-{incoming.digest[:16]}", "kind": refusal.code, "subject": incoming.source,
                "text": f"{incoming.source}: {refusal.message} ({incoming.arrival.verb} {incoming.id})",
                "envelope": incoming.raw,
            }  # fmt: skip
        epoch = self.view.get(Epoch, incoming.source, incoming.epoch)
        if epoch is not None and incoming.seq == epoch.have_through + 1:
            passed = epoch.clone()
            passed.have_through = incoming.seq
            body["epochs"] = [record(passed)]
        if body:
            self.hub_command("hub-alarm", identity, body, now)
        return Reply(incoming, ack_of(incoming, "quarantined", refusal, have_through=None, no=None))

    def _apply(self, incoming: Incoming, epoch: Epoch | None, now: int) -> Reply:
        no = self.counters.next_no
        draft = Draft(self.view)
        error: BaseException | None = None
        case: Case | None = None
        try:
            if incoming.nonsense is not None or incoming.data is None:
                raise NonsenseError(incoming.nonsense or refuse("nonsense", why="no data"))
            case = self._case(incoming, no, draft, now)
            status, refusal, result = self._decide(case)
        except NonsenseError as nonsense:
            status, refusal, result = self._senseless(incoming), nonsense.refusal, {}
        except Exception as failure:  # a bug of ours must not stop the line
            error = failure
            status, refusal, result = "quarantined", refuse("nonsense", why="the hub failed on it"), {}
        if case is None or status != "accepted":
            draft = Draft(self.view)
            case = self._case(incoming, no, draft, now)
        flags = case.flags
        if epoch is not None and not epoch.is_open:
            case.flag("late-epoch")
        if incoming.at > now + CLOCK_AHEAD_MS:
            case.flag("clock-ahead")
        if incoming.at < now - LONG_AGO_MS and case.edition >= edition.FACTS_CHECKED and incoming.seq:
            case.flag("long-ago")
        if status in ("parked", "quarantined") and refusal is not None:
            self._put_aside(case, incoming, status, refusal)
            flags.remove(status)
        have_through = incoming.seq or None
        ack = ack_of(incoming, status, refusal, have_through=have_through, no=no, flags=flags, result=result)
        self._store(incoming, epoch, case, status, refusal, ack, result, now)
        return Reply(incoming, ack, fresh=True, error=error)

    def _senseless(self, incoming: Incoming) -> str:
        """What comes out of a journal is kept for a person; whoever asks without one has the answer, and asks again."""
        return "quarantined" if incoming.seq or self.counters.edition < edition.ANSWERED else "rejected"

    def _put_aside(self, case: Case, incoming: Incoming, status: str, refusal: Refusal) -> None:
        """Kept for a person to settle: what was said, of how much, by whom, and why it has no place."""
        data = incoming.data if status == "parked" else None
        said = told(case.verb, data, case.bucket)
        text = f"{said}: {refusal.message} ({case.who()})"
        ways = ",".join(ways_out(status, case.verb, order_state(case.draft, data))) if data is not None else ""
        case.raise_exception(status, subject_of(incoming.data, incoming.raw, incoming.source), text, ways=ways)

    def _decide(self, case: Case) -> tuple[str, Refusal | None, dict[str, Any]]:
        verb, fact = case.verb, case.verb in FACTS
        refusal = check_rights(case)
        if refusal is None:
            try:
                return "accepted", None, HANDLERS[verb].decide(case, case.data)
            except RuleError as rule:
                refusal = rule.refusal
        by_identity = refusal.code == "client-role"
        heard = case.edition >= edition.ANSWERED and case.source.startswith("x/")
        attended = heard and isinstance(case.data, Fact) and case.data.attended
        return ("parked" if fact and not by_identity and not attended else "rejected"), refusal, {}

    def _case(self, incoming: Incoming, no: int, draft: Draft, now: int) -> Case:
        data: Any = incoming.data
        return Case(
            no=no, verb=incoming.arrival.verb, source=incoming.source,
            epoch=incoming.epoch, seq=incoming.seq if incoming.arrival.plane == "t" else 0,
            badge=incoming.authid, at=incoming.at, boot=incoming.boot, mono=incoming.mono,
            now=now, data=data, raw=incoming.raw, draft=draft, rules=self.rules,
            minted=self.counters.minted, edition=self.counters.edition,
        )  # fmt: skip

    def _store(
        self,
        incoming: Incoming,
        epoch: Epoch | None,
        case: Case,
        status: str,
        refusal: Refusal | None,
        ack: str,
        result: dict[str, Any],
        now: int,
    ) -> None:
        counters, draft = self.counters, case.draft
        draft.append(
            Inbox(
                no=case.no,
                source=incoming.source,
                id=incoming.id,
                verb=case.verb,
                occurred=case.at if case.happened is None else case.happened,
                received=now,
                digest=incoming.digest,
                body=incoming.arrival.payload.decode(),
                epoch=incoming.epoch or None,
                seq=incoming.seq or None,
                authid=incoming.authid,
                status=status,
                code=refusal.code if refusal else "",
                ack=ack,
            )
        )
        if epoch is not None:
            changed = epoch.clone()
            changed.have_through = incoming.seq
            changed.last_seen = max(changed.last_seen, incoming.seq)
            draft.add(changed)
        if status == "accepted":
            if now - case.at > self.rules.forgotten_ms:
                self.view.old_news = now
            self._post(case, now)
            draft.append(self._event(case, result, now))
            if case.verb == "mo-create":
                _, year, number = str(result["mo"]).split("-")
                counters.minted[int(year)] = max(counters.minted.get(int(year), 0), int(number))
        draft.accept()
        self._recorded(now)
        self.touched.update(case.touched)
        self.answers[incoming.source, incoming.id] = Answered(incoming.digest, ack)

    def _recorded(self, now: int) -> None:
        self.counters.next_no += 1
        self.counters.last_at = now

    def _post(self, case: Case, now: int) -> None:
        movement = case.posted.movement(case.verb, now, self.counters.last_hash, case.reversal_of) if case.posted else None
        if movement is not None:
            case.draft.append(movement)
            self.counters.last_hash = movement.hash

    def _event(self, case: Case, result: dict[str, Any], now: int) -> Event:
        number = self.counters.next_event
        self.counters.next_event += 1
        body = {
            "number": number, "no": case.no, "verb": case.verb, "source": case.source, "who": case.badge,
            "occurred": case.at, "recorded": now, "data": public(case.raw["data"]), "flags": case.flags,
            "result": result,
        }  # fmt: skip
        if case.entered_by:
            body["entered_by"] = case.entered_by
        return Event(number, case.no, topic_of(case.verb), to_bytes(body).decode())

    def on_timer(self, verb: str, identity: str, body: dict[str, Any], now: int) -> None:
        """A decision of the hub's own clock: a stored command of its own, with an event, so that a replay is exact."""
        draft = Draft(self.view)
        no = self.counters.next_no
        case = Case(
            no=no, verb=verb, source="hub", epoch="", seq=0, badge="", at=now, boot="", mono=0, now=now,
            data=Command(), raw={"data": body}, draft=draft, rules=self.rules, minted=self.counters.minted,
            edition=self.counters.edition,
        )  # fmt: skip
        result = HANDLERS[verb].decide(case, body)
        draft.append(_own_row(no, identity, verb, body, now))
        draft.append(self._event(case, result, now))
        draft.accept()
        self._recorded(now)
        self.touched.update(case.touched)

    def begin(self, now: int) -> None:
        """A hub of this version has started: from here on its rules stand."""
        if self.counters.edition < edition.NEWEST:
            self.hub_command(edition.VERB, edition.identity_of(edition.NEWEST), {"edition": edition.NEWEST}, now)

    def hub_command(self, verb: str, identity: str, body: dict[str, Any], now: int) -> None:
        """Something the hub itself decided, stored like everyone's commands so that a replay is exact."""
        draft = Draft(self.view)
        no = self.counters.next_no
        draft.append(_own_row(no, identity, verb, body, now))
        if verb == edition.VERB:
            self.counters.edition = body["edition"]
        if "exception" in body:
            identity, kind, subject = body["exception"], body["kind"], body["subject"]
            draft.add(FloorException(identity, kind, subject, no, body["text"], since=now, rev=no, verb=verb))
            self.touched["exception", identity] = None
        for row in body.get("epochs", ()):
            draft.add(Epoch(**row))
        draft.accept()
        self._recorded(now)


def _own_row(no: int, identity: str, verb: str, body: dict[str, Any], now: int) -> Inbox:
    """What the hub itself decided, as it stands in the inbox."""
    text = to_bytes(body).decode()
    return Inbox(no, "hub", identity, verb, occurred=now, received=now, digest=identity, body=text)
