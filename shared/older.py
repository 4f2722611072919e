"""Documents of an older hub, or stored by an older terminal: what they leave out, and what that means."""

from typing import Any, Final

_ADDED: Final[dict[str, tuple[tuple[str, dict[str, Any]], ...]]] = {
    "mo": (("", {"remarks": [], "notes": ""}),),
    "op": (("sessions", {"pieces": "0"}), ("issued", {"returned": "0"})),
    "exception": (("", {"verb": "", "ways": []}),),
    "ref/workstation": (("record", {"crew": "many", "kind": "production", "active": True}),),
    **{f"ref/{kind}": (("record", {"active": True}),) for kind in ("item", "reason", "location", "alias")},
}
"""Fields that the first hubs did not publish, by document and the part they stand in, and what their absence means."""


def completed(levels: tuple[str, ...], doc: dict[str, Any]) -> bool:
    """Fill in what an older hub leaves out, in place. Returns whether anything was missing."""
    missing = False
    for part, fields in _ADDED.get("/".join(levels[:2]) if levels[0] == "ref" else levels[0], ()):
        content = doc.get(part) if part else doc
        for entry in content if isinstance(content, list) else (content,):
            if isinstance(entry, dict) and fields.keys() - entry.keys():
                missing = True
                for name, value in fields.items():
                    entry.setdefault(name, value.copy() if isinstance(value, list) else value)
    return missing
