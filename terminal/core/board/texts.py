"""The board's texts, in English, ready for translation."""

from typing import Final

TABS: Final = ("STATIONS", "ORDERS", "STOCK", "CALLS", "EXCEPTIONS", "LATE", "SECURITY")
KEYS_LIST: Final = "[1-{last}] view  [/] find  [Enter] details"
KEYS_SHEET: Final = "[Esc] back"
KEYS_FIND: Final = "[Enter] open  [Esc] back"
KEYS_FORM: Final = "[Enter] next  [Esc] leave without doing it"
KEYS_ASKING: Final = "[Esc] leave without doing it"
KEY_TERMINAL: Final = "[9] open a terminal"
KEY_QUIT: Final = "[Ctrl+Q] quit"
ONLY_SHOWN: Final = "(only to look at)"
TITLE: Final = "SHOP FLOOR"
ONLINE: Final = "(o) ONLINE"
OFFLINE: Final = "X OFFLINE"
CONNECTING: Final = "X {why}: nothing above is known to be so"
BROKER_GONE: Final = "X OFFLINE since {since}: {why}; rows as of then"
HUB_GONE: Final = "X HUB OFFLINE since {since}: bookings wait at the terminals; rows as of then"
SERVED: Final = "hub {name} since {since}"
COACH: Final = "DEMO: press 9 to work at {workstation} yourself; Ctrl+Q there comes back here"
COACH_ALONE: Final = "DEMO: press Enter for details, / to find, 2 to 7 for the other views"

READ_LOG: Final = "read"
THE_LOG: Final = "the security log"
MAY_READ: Final = "the security log is open while this session is"
LOG_CLOSED: Final = "closed: Enter asks for badge and PIN of a supervisor or administrator"
LOG_OFFLINE: Final = "the hub tells it: wait until the board is online"
LOG_ASKING: Final = "asking the hub …"
LOG_EMPTY: Final = "nothing was noted"
WHAT_TO_DO: Final = {
    "unknown-client": "one of yours: shopfloor enrol; if not, take its broker account away",
    "revoked": "find the device: its broker account is still good",
    "wrong-sum": "some are a bad line; many of one client: look at its network and its program",
    "wrong-source": "correct the client; is it the hub itself, then somebody has its account: change the password",
    "unreadable": "correct the client",
    "role-denied": "ask who it was; give the role, or don't",
    "pin-wrong": "one or two are a slip; many from one client: somebody guesses there",
    "pin-locked": "somebody guesses there, or has forgotten the PIN: shopfloor pin set",
    "override": "nothing, if the person whose badge it is says so too",
    "takeover": "give each device a name and a broker account of its own",
}
WHAT_TO_DO_ELSE: Final = "the page on running says what each kind means"

ACTIONS: Final = {
    "mo-release": "release",
    "mo-hold": "hold",
    "mo-unhold": "off hold",
    "mo-complete": "complete",
    "mo-cancel": "cancel",
    "mo-priority": "priority",
    "mo-reopen": "reopen",
    "mo-close": "close",
    "call-take": "take",
    "call-close": "close",
    "message-read": "seen",
    "apply": "apply",
    "reverse": "reverse",
    "charge": "charge",
    "dismiss": "dismiss",
}
"""What a person calls what can be done."""
DISMISS_ALL: Final = "dismiss all {count} like this:"
ASK: Final = {
    "reason": "reason, in words",
    "reason-or-none": "reason (Enter for none)",
    "priority": "priority, 1 comes first, 9 last",
    "badge": "your badge: scan it, or type its number",
    "pin": "your PIN",
    "hub": "asking the hub …",
    "sure": "Enter if you are {who}, else your badge",
}
WANTED: Final = {
    "reason": "it needs a reason in words",
    "priority": "type a number from 1 to 9",
    "badge": "no badge is {typed}: scan it again, or type its number",
    "pin": "a PIN is 4 to 12 digits",
}
WRONG_PIN: Final = "wrong badge or PIN, {left} left"
BUSY_PIN: Final = "the hub is still checking another PIN: type yours again"
AND_PIN: Final = " | {message}: {help}"
MATERIAL: Final = {"": "ready", "line": "short at the line", "site": "short on the site"}
"""What stock now says of what an order still needs."""
AS_OF_PLAN: Final = "{word}, as of plan"
WAYS: Final = {
    "apply": "do what was parked or proposed",
    "reverse": "take the booking back",
    "charge": "book its material to the period",
    "dismiss": "nothing more is needed",
}
"""What each way of settling an exception does."""
NOT_OPEN: Final = "no such order is open"
HELD: Final = "on hold ({reason})"
REPORTED: Final = "{reported} reported where {ordered} were ordered"
WENT_TO: Final = "went to"
IS_AT: Final = "is at"
TIMES: Final = "{times} times, the last: {text}"
LINES: Final = "lines {first} to {last} of {total}, arrows "
FIND: Final = "find: type a part of an id or a name, or scan a code"
NO_HITS: Final = "nothing known has that in its id or name"
SENDING: Final = "{what}: sent, waiting for the hub …"
NO_ANSWER: Final = "{what}: no answer from the hub for {seconds} s, sending it again | it may already be done"
GAVE_UP: Final = "{what}: the hub has not answered | look whether it is done before you repeat it"
NO_ANSWER_PIN: Final = "{what}: the hub has not answered, nothing was done | try again when it is online"
NEEDS_LINK: Final = "{what} needs the hub | wait until the board is online"
ACCEPTED: Final = "{what}: done"
FLAGGED: Final = "{what}: done, but {flags}"
PARKED: Final = "{what}: parked for a decision | {message}: {help}"
REFUSED: Final = "{what}: {message} | {help}"
GONE: Final = "{what} is not open any more"
NOT_THERE: Final = "{what} is not known here | check the label, or look for it with /"
PARTIAL: Final = "{text}: {message} | scan again, or press / to find something by name"
SCAN_WHAT: Final = "{what} opens nothing here | scan an order, a workstation, an item, a lot, a place or a badge"
TERMINAL_FAILED: Final = "the terminal has ended with {code} | {help}"
TERMINAL_LOG: Final = "see {log}"
TERMINAL_NO_LOG: Final = "start it by itself to see why"
TERMINAL_MISSING: Final = "the terminal can't be started: {why}"
NO_TERMINAL: Final = "this board was not started with a terminal to open"
DENIED: Final = "the broker lets this board not speak as {client} | start it with --client and the name of its user there"
CANT_SUSPEND: Final = "a terminal can only be opened in a real console"
SESSION: Final = " {who}, {left} left: [0] ends it "
SESSION_TYPING: Final = " {who}, {left} left "
"""Whose session it is; while a field is open a 0 is typed into it."""
SESSION_ENDED: Final = "the session of {who} has ended | the next action asks for badge and PIN"
SESSION_IDLE: Final = "nobody has touched this board for 2 minutes: the session of {who} has ended"
SESSION_OVER: Final = "the session of {who} is over: one PIN is good for so long | the next action asks for badge and PIN"
SESSION_REFUSED: Final = "the session of {who} has ended: {message} | {help}"
LEFT: Final = "left without doing it"
