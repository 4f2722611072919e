"""What people and clients may be, and what a role brings with it."""

from typing import Final, Literal, get_args

Role = Literal["operator", "setter", "storekeeper", "quality", "supervisor", "planner", "accountant", "admin"]
"""Who may do this: by the badge's roles, a PIN where the right asks for one, a client's configured roles."""

ROLES: Final[frozenset[Role]] = frozenset(get_args(Role))
ON_THE_FLOOR: Final[frozenset[Role]] = frozenset({"operator", "setter", "storekeeper", "quality", "supervisor"})
"""Whoever stands at a workstation or in the store."""
WITH_PIN: Final[frozenset[Role]] = frozenset({"supervisor", "accountant", "admin"})
"""Roles whose rights need the person's PIN besides the badge."""
INCLUDES: Final[dict[str, frozenset[Role]]] = {
    "setter": frozenset({"operator"}),
    "quality": frozenset({"operator"}),
    "supervisor": frozenset({"operator", "setter"}),
}
"""Roles that contain other roles' rights on the floor."""


def acting(roles: frozenset[str]) -> frozenset[str]:
    """All roles a person acts in, included ones too."""
    return roles.union(*(INCLUDES.get(role, frozenset()) for role in roles))
