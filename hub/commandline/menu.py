"""The hub's words of the `shopfloor` command. Whatever writes goes to the hub as a command over MQTT, like everyone's."""

from typing import Final

from shared.menu import Entry

_HOME: Final = "hub.commandline"
_TERMINALS: Final = f"{_HOME}.terminals:app"
_SITE, _RUNNING, _FLOOR, _PROOF = (f"{_HOME}.{module}:app" for module in ("site", "running", "floor", "proof"))
MASTER_DATA: Final = {
    "item": "items",
    "bom": "bills of material",
    "routing": "routings",
    "workstation": "workstations",
    "operator": "operators",
    "reason": "reasons",
    "location": "locations",
    "alias": "aliases",
}
"""Kind → its plural."""


def master_help(noun: str) -> str:
    """What the commands of a kind of master data are for."""
    return f"Master data: {MASTER_DATA[noun]}."


app: Final = (
    Entry("demo", _RUNNING, "Try it: broker, hub, a plant and its people on this machine."),
    Entry("hub", _RUNNING, "Run the hub: the one writer of orders, stock and WIP."),
    Entry("metrics", _RUNNING, "Give Prometheus the plant's health."),
    Entry("bridge", _RUNNING, "Say the plant in numbers: retained JSON for any namespace, and Sparkplug B."),
    Entry("exchange", _RUNNING, "Exchange CSV files: orders in, movements and what became of orders out."),
    Entry("init", _SITE, "Write a configuration to start from."),
    Entry("files", _SITE, "Write what the package brings: example plants, units, and configurations."),
    Entry("broker-config", _SITE, "Write all that Mosquitto needs for this site, and a file for each account."),
    Entry("import", _SITE, "Import a plant from CSV files."),
    Entry("mo", f"{_HOME}.orders:app", "Manufacturing orders: plan, release, steer, end, and look at them."),
    Entry("stock", f"{_HOME}.stock:app", "Stock: what lies where, and changes of it."),
    Entry("book", _FLOOR, "Book pieces from paper, for who made them and when."),
    Entry("session", _FLOOR, "People's time on operations."),
    Entry("exception", _FLOOR, "What the hub could not decide by rule, and waits for a person."),
    Entry("call", _FLOOR, "Calls for help from the workstations."),
    Entry("message", _FLOOR, "Messages to workstations, people and the board."),
    Entry("note", _FLOOR, "Write down something worth remembering about an order, a workstation, an item."),
    Entry("reverse", _FLOOR, "Take a booking back by its mirror image, counters included."),
    *(Entry(noun, f"{_HOME}.master:app_of", master_help(noun)) for noun in MASTER_DATA),
    Entry("enrol", _TERMINALS, "Let a terminal in: print the code that makes it one of the plant's."),
    Entry("revoke", _TERMINALS, "Shut a terminal out, from its next message on."),
    Entry("terminals", _TERMINALS, "The plant's terminals: where each stands, and what it may say."),
    Entry("pin", f"{_HOME}.people:app", "PINs, for the rights that need more than a badge."),
    Entry("security", f"{_HOME}.security:app", "What the security log says: who was refused, locked out, let pass."),
    Entry("poison", f"{_HOME}.security:poison", "Messages that could not be trusted, where they came from and why."),
    Entry("print", f"{_HOME}.printing:app", "Print-ready HTML with barcodes."),
    Entry("doctor", f"{_HOME}.doctor:app", "Look at broker, clock, database, disk, hub and terminals, and say what to do."),
    Entry("backup", f"{_HOME}.backup:app", "Back the database up while the hub runs, and prove the copy."),
    Entry("restore", f"{_HOME}.backup:app", "Say what a restore would change; with --yes, do it."),
    Entry("archive", _PROOF, "Copy all about a year's orders that are over into a file."),
    Entry("verify", _PROOF, "Check a database, a backup or an archive against the ledger's rules."),
    Entry("replay", _PROOF, "Rebuild the database from the inbox alone and compare."),
    Entry("migrate-database", f"{_HOME}.migrating:app", "Bring a SQLite database into PostgreSQL, and prove the copy."),
    Entry("rehearse", f"{_HOME}.rehearse:app", "Rehearse a plant: does its stock end the same when everything goes wrong?"),
)
