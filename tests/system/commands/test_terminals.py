"""The `shopfloor` command and the plant's terminals: enrolled, bound, revoked."""

import re
from pathlib import Path

import pytest

from tests.system.commands.office import PIN, Run, done, refused

pytestmark = pytest.mark.system


def test_a_terminal_is_enrolled_bound_and_revoked(office: Run, desk: Run, tmp_path: Path) -> None:
    """By who has the right; the code is printed once, and stands on a card that nobody else can read."""
    card = tmp_path / "card.html"
    assert "--at WORKSTATION" in refused(office("enrol", "T-NEW"))
    said = done(office("enrol", "T-NEW", "--at", "CUT-01", "-o", str(card)))
    code = re.search(r"T-NEW: (\d{4} \d{4} \d{4}) ", said)
    assert code is not None
    assert code[1] in card.read_text(encoding="utf-8")
    assert card.stat().st_mode & 0o077 == 0
    listed = done(office("terminals", "list"))
    assert re.search(r"T-NEW +CUT-01 +no; card until .* all +yes", listed)
    assert "client-role" in refused(desk("revoke", "T-NEW", "-r", "x"))
    done(office("pin", "set", "0009", typed=f"{PIN}\n"))
    assert re.search(r"\d{4} \d{4} \d{4}", done(desk("enrol", "T-NEW", "--at", "ASM-01", "-b", "0009", typed=f"{PIN}\n")))
    done(office("terminals", "set", "T-NEW", "--only-at", "CUT-01", "--no-store"))
    assert re.search(r"T-NEW +ASM-01 .* ASM-01, CUT-01 +no", done(office("terminals", "list")))
    done(office("terminals", "set", "T-NEW", "--anywhere", "--store"))
    done(office("revoke", "T-NEW", "-r", "lost in the yard"))
    assert "REVOKED" in done(office("terminals", "list"))
    assert "already-revoked" in refused(office("revoke", "T-NEW", "-r", "again"))
    assert "workstation-unknown" in refused(office("terminals", "set", "T-NEW", "--at", "GHOST"))
