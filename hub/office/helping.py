"""What would help, at an office: the catalogue speaks to who stands at a machine with a scanner."""

from typing import Final

OFFICE: Final = {
    "badge-unknown": "`shopfloor operator list` shows who is registered",
    "badge-inactive": "an administrator lets them in again: `shopfloor operator set BADGE active=yes`",
    "role-needed": "act as a person with that role: --badge",
    "pin-needed": "act as a person who may, with their PIN: --badge",
    "pin-busy": "send it again in a moment",
    "grant-wrong": "send it again: the PIN is asked anew",
    "own-work": "a second inspector judges them: --badge",
    "order-unknown": "`shopfloor mo list --all` shows them",
    "order-not-released": "release it first: `shopfloor mo release`",
    "order-held": "`shopfloor mo unhold` takes it off hold",
    "no-routing": "`shopfloor routing list` shows them, `shopfloor routing set` makes one",
    "no-bom": "`shopfloor bom list` shows them, `shopfloor bom set` makes one; or leave it out",
    "exceptions-open": "settle them first, `shopfloor exception list` shows them; or close with --reason",
    "not-held": "`shopfloor mo list` shows what is on hold",
    "still-running": "`shopfloor mo show` says who works on it; they pause or finish it first",
    "short-needs-reason": "say why it is completed short: --reason",
    "operation-unknown": "`shopfloor mo show` lists the order's operations",
    "operation-elsewhere": "`shopfloor workstation list` shows which are of that group",
    "workstation-unknown": "`shopfloor workstation list` shows them",
    "not-started": "`shopfloor mo show` says who works where",
    "group-unknown": "`shopfloor workstation list` shows the groups there are",
    "not-a-quantity": "write it as 12 or 12.5",
    "nothing-to-book": "give a quantity above 0",
    "reason-unknown": "`shopfloor reason list` shows them with their kinds",
    "bucket-empty": "`shopfloor mo show` lists what there is; book that, or book it as new",
    "nothing-to-undo": "older bookings are taken back by `shopfloor reverse`",
    "undo-late": "it is taken back by `shopfloor reverse`",
    "command-unknown": "`shopfloor mo show` and `shopfloor stock show` name bookings by their numbers",
    "item-unknown": "`shopfloor item list` shows them",
    "item-not-needed": "`shopfloor mo show` lists the order's material",
    "lot-unknown": "`shopfloor stock show` lists the item's lots",
    "lot-wanted": "name the lot: --lot",
    "not-a-receipt": "`shopfloor stock show` lists an item's receipts by their numbers",
    "no-supply": "name a stock location: `shopfloor location list` shows them",
    "location-unknown": "`shopfloor location list` shows them, `shopfloor location set` makes one",
    "call-unknown": "`shopfloor call list` shows the open ones",
    "addressee-unknown": "`shopfloor workstation list` and `shopfloor operator list` show who there is",
    "exception-unknown": "`shopfloor exception list` shows the open ones",
}
"""Rule → what to type, where the catalogue's own words would send an office to a scanner or to itself."""
_PERSON: Final = "client-role"


def office_help(code: str | None, said: str | None) -> str:
    """The help of a refusal for who sits at a command line."""
    words = OFFICE.get(code or "", said or "")
    return f"{words}, or act as a person who may: --badge" if code == _PERSON else words
