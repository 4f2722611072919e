"""What somebody has to say to this workstation: a message, an answer to its call, that it is down."""

from collections.abc import Iterator

from terminal.core.operator.wording import hour, sender
from terminal.core.operator.workplace import Workplace, shown
from terminal.core.words import called_for


def notice(wp: Workplace) -> str:
    """The most urgent of what has to be said, and how much more there is; `""` when nothing."""
    notices = list(_notices(wp))
    if not notices:
        return ""
    return notices[0] + (f"   (+{len(notices) - 1} more)" if len(notices) > 1 else "")


def _notices(wp: Workplace) -> Iterator[str]:
    if wp.trouble:
        yield f"! {wp.trouble.partition(' | ')[0]}"
    if wp.unseen:
        yield f"! {wp.unseen} answer{'s say' if wp.unseen > 1 else ' says'} NOT BOOKED | [.] shows which, and why"
    for message in wp.messages():
        yield f"message from {sender(wp, message)}: {shown(message['text'], 40)} | [.] [Enter] read"
    if wp.down:
        yield f"! DOWN {shown(wp.down)} | [7] when it goes again"
    for call in wp.calls():
        taken = call.get("taken_by")
        answer = f"{wp.name_of(taken)} is coming" if taken else "nobody has answered yet"
        called = f"{call['kind']} {shown(called_for(call), 30)}".rstrip()
        yield f"? {called} called {hour(call['since'])}: {answer}"
