"""The catalogue of rules: code → what was wrong and what would help, in English, ready for translation.

Terminal and hub refuse with the same code and the same words.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why not, and what would help."""

    code: str
    message: str
    help: str


RULES: Final[dict[str, tuple[str, str]]] = {
    # people
    "badge-first": ("scan your badge first", "your scan is kept for 10 s"),
    "badge-unknown": ("badge {badge} is not known", "scan again, or ask the office to register it"),
    "badge-inactive": ("badge {badge} is blocked", "ask your supervisor"),
    "role-needed": ("{verb} needs the role {roles}", "ask someone with that role"),
    "client-role": ("this client may not send {verb}", "give it the role {roles} in the hub's configuration"),
    "pin-needed": ("{verb} needs your PIN", "confirm it with badge and PIN at the board"),
    "pin-wrong": ("badge or PIN is wrong", "type them again; {left} attempt{left_s} left"),
    "pin-locked": ("too many wrong PINs here", "wait {minutes} min, or ask an administrator for a new PIN"),
    "pin-spread": (
        "too many wrong PINs for badge {badge} at other places",
        "wait {minutes} min, or go where it was used before, or ask an administrator for a new PIN",
    ),
    "pin-busy": ("the hub is still checking a PIN", "type it again in a moment"),
    "pin-short": ("a PIN has at least {digits} digits here", "choose a longer one"),
    "pin-easy": ("that PIN is the first that anybody would try", "no 1111, no 1234, no number of a badge: choose another"),
    "pin-renew": (
        "your PIN is shorter than the {digits} digits wanted here",
        "choose a new one, at the office: shopfloor pin set {badge}",
    ),
    "pin-missing": ("badge {badge} has no PIN yet", "an administrator sets one: shopfloor pin set {badge}"),
    "grant-needed": (
        "{verb} of badge {badge} needs that person's confirmation",
        "send the grant that `authorise` gives for the PIN, or book it on behalf of them",
    ),
    "grant-wrong": ("this confirmation is not valid for {verb} any more", "confirm again with badge and PIN"),
    "own-work": ("pieces someone set aside are judged by another person", "ask a second inspector"),
    "future": ("{when} lies in the future", "give the time when it happened"),
    "too-long-ago": ("that is more than {days} days ago", "adjust the stock instead"),
    # orders and operations
    "order-unknown": ("order {mo} is not known", "check the traveller; a new order reaches a terminal when online"),
    "order-exists": ("order {mo} exists already", "leave the number out and one is given"),
    "order-not-released": ("the order is {state}", "ask for its release"),
    "order-over": ("the order is {state}", "a supervisor can settle what is left"),
    "order-held": ("the order is on hold", "ask your supervisor, or scan another"),
    "mo-state": ("{verb} is not possible while the order is {state}", "possible from {legal}"),
    "no-routing": ("{item} has no routing {routing}", "put a routing first"),
    "no-bom": ("{item} has no bill of material {bom}", "put a bill of material, or leave it out"),
    "order-number-last": ("{mo} would leave no numbers for the orders after it", "leave the number out, or use external_no"),
    "pieces-aside": ("{q} set aside at OP {op} were never judged", "quality judges them first: good, rework or scrap"),
    "exceptions-open": (
        "{count} report{count_s} of this order wait{s} for a decision ({which})",
        "settle them first, or close with a reason",
    ),
    "already-held": ("the order is on hold already ({reason})", "take it off hold first"),
    "not-held": ("the order is not on hold", "nothing is needed"),
    "still-running": ("{where} still runs", "pause or finish it there first"),
    "short-needs-reason": ("{made} of {wanted} were made", "give a reason for completing short"),
    "already-received": ("{q} were received from this order", "complete it short and close it"),
    "below-made": ("{q} are made already", "ask for at least that many"),
    "order-frozen": ("the order is {state} and frozen", "adjust the stock instead"),
    "operation-unknown": ("{mo} has no operation {op}", "scan a code from this order's traveller"),
    "gate-closed": (
        "OP {op} begins when OP {gate} is finished",
        "finish it, or quality or a supervisor opens the gate",
    ),
    "operation-elsewhere": ("operation {op} belongs to {group}", "scan one of this workstation's operations"),
    "workstation-unknown": ("workstation {workstation} is not known", "check the terminal's configuration"),
    "workstation-busy": ("{workstation} takes one operation at a time", "pause or finish the running one first"),
    "already-started": ("you have started this already", "book with OK, or scan FINISH"),
    "already-paused": ("this is paused already", "scan START to go on"),
    "not-paused": ("this is running already", "scan PAUSE to stop"),
    "not-started": ("this operation is not running here", "scan the operation, then START"),
    "crew-full": ("{name} works on this here already", "take over when they have finished, or another operation"),
    "not-down": ("{workstation} is not down", "nothing is needed"),
    "nothing-selected": ("no operation is chosen", "scan an operation from the traveller"),
    # quantities
    "bom-loop": ("{bom} would need {item} to make {item}", "an item can't be part of itself: correct the lines"),
    "bom-step": ("the routing {routing} of {item} has no step {op}", "name one of its steps: {legal}"),
    "group-unknown": ("no workstation is of the group {group}", "put a workstation of that group first"),
    "lot-expired": ("lot {lot} was to be used by {expires}", "quality decides what becomes of it"),
    "not-a-quantity": ("{why}", "type it again"),
    "not-whole": ("{item} is counted in whole {unit}", "type a number with at most {decimals} decimals"),
    "not-the-same": ("{typed} is not {q}: nothing is booked", "correct the number, then Enter"),
    "nothing-to-book": ("nothing to book", "type a number first, or scan a QTY card"),
    "reason-unknown": ("reason {reason} is not one for {kind}", "scan one of the cards shown"),
    "digits-too-fast": ("those digits came from a scanner that lost the start of a code", "scan again"),
    "bucket-empty": ("only {q} lie in {bucket}", "book what is there, or book it as new"),
    "nothing-to-undo": ("nothing of this terminal's last minute can be undone", "a supervisor can reverse older bookings"),
    "undo-late": ("that was more than 60 s ago, or not this terminal's last booking", "a supervisor can reverse it"),
    "command-unknown": ("command {command} is not known", "check its number"),
    "not-reversible": ("{verb} can't be reversed", "reversible are bookings of pieces and material, and finishing"),
    "already-reversed": ("this was reversed already", "nothing is needed"),
    "already-judged": ("its pieces in {bucket} were booked on meanwhile", "reverse that booking first"),
    # material
    "item-unknown": ("item {item} is not known", "check the label, or ask the storekeeper"),
    "switched-off": ("{what} {id} is switched off", "switch it on: shopfloor {what} set {id} active=yes"),
    "item-not-needed": ("{item} is not on this operation's material list", "check the label"),
    "lot-unknown": ("lot {lot} is not known here", "check the label, or ask the storekeeper"),
    "lot-wanted": ("{item} is taken by lot", "scan the lot's label in MATERIAL first"),
    "not-enough": ("only {q} of {item} are at {location}", "ship what is there, or receive the rest first"),
    "not-a-receipt": ("command {command} is no receipt", "give the number of the receipt"),
    "nothing-fits": ("nothing known ends with {digits}", "type other digits, or ask the office"),
    "no-supply": ("{workstation} has no supply location", "scan the place itself"),
    "location-unknown": ("location {location} is not known", "put the location first"),
    "code-unknown": ("unknown code: {looks}", "scan a code of this plant, or ask for an alias"),
    "not-saved": ("NOT SAVED: this terminal's disk says {why}", "write it down and call the office"),
    "journal-lost": ("NOT SAVED: {why}", "write it down, leave this terminal on until nothing waits, then start it anew"),
    # calls, messages, exceptions
    "call-unknown": ("call {call} is not open", "look at the open calls"),
    "no-notes": ("no note is prepared", "the office puts reasons of the kind note"),
    "call-taken": ("{who} has taken this call", "nothing is needed"),
    "addressee-unknown": ("{to} is no workstation, no badge and not `board`", "check who it is for"),
    "message-unknown": ("message {message} is not open", "nothing is needed"),
    "not-addressee": ("this message is for somebody else", "it stays until they have read it"),
    "exception-unknown": ("exception {exception} is not open", "look at the open exceptions"),
    "apply-late": ("the order is {state} and takes nothing any more", "settle it by: {legal}"),
    "how-wrong": ("{how} does not settle an exception of the kind {kind}", "possible: {legal}"),
    # scanning
    "check-character": ("misread: the check character is wrong", "scan again"),
    "scan-merged": ("two codes ran together", "scan one label at a time"),
    "scan-empty": ("nothing readable in that scan", "scan again"),
    "scan-long": ("too long for one code", "scan one label at a time"),
    "scan-partial": ("partial scan", "scan again"),
    "scan-double": ("the same code again within {seconds} s is ignored", "wait a moment to book again"),
    "not-now": ("{what} does nothing here", "{prompt}"),
    # the contract
    "nonsense": ("the command makes no sense: {why}", "correct the sender"),
    "verb-unknown": ("{verb} is not a command of this version", "update the hub"),
    "wrong-sum": ("the checksum is wrong: nothing was taken", "send it again"),
    "wrong-source": ("its source is not {client}, who has sent it: nothing was taken", "name the client of the topic"),
    "unreadable": ("{why}: nothing was taken", "correct the sender"),
    "id-conflict": ("the same id came with other content", "see the open exception"),
    "sequence-conflict": ("this number was used by another command", "two devices share one identity; see the exception"),
    "gap": ("earlier commands are missing", "resend from {next}"),
    "stranger": (
        "terminal {terminal} is not enrolled at this plant",
        "the office prints its card: shopfloor enrol {terminal}",
    ),
    "revoked": ("terminal {terminal} was revoked: {reason}", "the office enrols it again: shopfloor enrol {terminal}"),
    "enrol-wrong": (
        "this is not the code of terminal {terminal}, or its day is over",
        "a new card: shopfloor enrol {terminal}",
    ),
    "enrol-wait": ("too many wrong codes", "scan the card again in {minutes} min"),
    "terminal-unknown": (
        "terminal {terminal} stands at no workstation",
        "say where it stands: shopfloor enrol {terminal} --at WORKSTATION",
    ),
    "already-enrolled": ("terminal {terminal} is enrolled", "revoke it first: shopfloor revoke {terminal}"),
    "already-revoked": ("terminal {terminal} is revoked already", "nothing is needed"),
    "terminal-elsewhere": ("terminal {terminal} is not for {what}", "book it at {legal}"),
    "too-fast": ("more comes from this client than the hub takes of one", "wait for answers, and send this again"),
    "view-needed": ("{what} is not shown to {client}", "its account needs a view that shows it, in the hub's configuration"),
    "event-unknown": (
        "event {after} has not happened here, the last is {last}",
        "the hub was restored from a backup: read the documents anew, and ask from there on",
    ),
    "hello-first": ("this epoch has not said hello", "send req/hello"),
    "closed-epoch": ("this device was replaced by another with the same name", "give it a name of its own"),
    "rev-conflict": ("{id} has changed meanwhile (revision {rev})", "read it again and repeat your change"),
    "id-taken": ("{id} is the same as {other} in a barcode", "choose another id"),
    "id-too-long": ("{id} is too long for a barcode", "use at most 20 letters and digits"),
}


FLAGS: Final[dict[str, str]] = {
    "gate-opened": "begun before its gate, opened",
    "gate-passed": "begun before its gate",
    "ahead-of-upstream": "more than was ready here",
    "already-down": "was down already",
    "already-paused": "was paused already",
    "already-signed-on": "was signed on already",
    "already-started": "was started already",
    "bucket-empty": "nothing lies there",
    "call-taken": "somebody else comes already",
    "call-unknown": "the call is not open",
    "clock": "by an unsure clock",
    "clock-ahead": "this terminal's clock is ahead",
    "completed-short": "fewer than ordered",
    "cost-provisional": "its cost is not known yet",
    "count-affected": "it was counted meanwhile",
    "covered-by-backflush": "the booking has taken it already",
    "crew-full": "somebody works there already",
    "finished-short": "pieces are not reported",
    "item-not-needed": "not on the material list",
    "late-epoch": "another device has this name now",
    "long-ago": "reported long ago",
    "lot-expired": "the lot is past its day",
    "lot-wanted": "no lot was named",
    "material-short": "material is short",
    "message-unknown": "the message is not open",
    "more-than-issued": "more than was issued",
    "negative-stock": "the books say less was there",
    "no-bom": "without a bill of material",
    "not-addressee": "the message is somebody else's",
    "not-down": "was not down",
    "not-paused": "was running already",
    "not-signed-on": "was not signed on",
    "not-started": "nobody had started it",
    "operation-elsewhere": "another group's operation",
    "operation-reopened": "it was finished already",
    "order-not-running": "the order does not run",
    "over-quantity": "more than was ordered",
    "session-forgotten": "the session was never ended",
    "skill-missing": "without the skill it asks for",
    "wip-written-off": "work in process was written off",
    "workstation-busy": "another operation runs there",
    "workstation-down": "the workstation is down",
}
"""What is odd about something that was accepted all the same, in a few words."""


def in_words(code: str) -> str:
    """A flag's or a rule's code in words, short enough for a column."""
    message = RULES.get(code, ("",))[0]
    return FLAGS.get(code) or (message if message and "{" not in message else code.replace("-", " "))


BUCKETS: Final = {"rework": "rework", "suspect": "what is set aside"}
"""What people call the buckets in which a step's pieces wait that are neither good nor scrap."""


def refuse(code: str, **facts: object) -> Refusal:
    """A refusal by a rule of the catalogue, its texts filled in. `{n_s}` is the plural's s of a number `n`."""
    message, help_text = RULES[code]
    facts |= {f"{name}_s": "" if fact == 1 else "s" for name, fact in facts.items() if isinstance(fact, int)}
    return Refusal(code, message.format_map(facts), help_text.format_map(facts))


class RuleError(Exception):
    """A rule forbids what was asked."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.message}: {refusal.help}")
        self.refusal = refusal
