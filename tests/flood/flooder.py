"""One client that sends valid commands as fast as it is told, in a process of its own: `python -m tests.flood.flooder`."""

import socket
import sys
import threading
import time
import uuid

from shared.envelope import seal, to_bytes
from shared.plant_time import datetime_of
from shared.topics import Topics
from tests.flood.raw import connect, publish

TICK_S = 0.005


def template(client: str, verb: str, data: dict[str, object], badge: str) -> tuple[bytes, bytes]:
    """A command's bytes before and behind its id."""
    mark = "00000000-0000-0000-0000-000000000000"
    now = datetime_of(int(time.time() * 1000))
    body = seal(verb=verb, identity=mark, source=client, time=now, data=data, authid=badge)
    body.pop("sum", None)
    before, _, behind = to_bytes(body).partition(mark.encode())
    return before, behind


def flood(port: int, client: str, verb: str, rate: int, seconds: float) -> int:
    """So many a second for so long; the broker's acknowledgements are read and forgotten. Returns how many were sent."""
    link = socket.create_connection(("127.0.0.1", port))
    link.sendall(connect(f"flood-{client}", client))
    assert link.recv(4)[3] == 0, "refused"
    threading.Thread(target=_forget, args=(link,), daemon=True).start()
    topic = Topics("test").command("x", client, verb)
    data: dict[str, object] = {"subject": "CUT-01", "text": "again and again"} if verb == "note" else {"nonsense": "yes"}
    before, behind = template(client, verb, data, "")
    began, sent, run = time.monotonic(), 0, uuid.uuid4().hex[:20]
    while (since := time.monotonic() - began) < seconds:
        due = int(since * rate)
        names = (f"{run[:8]}-{run[8:12]}-7000-8000-{number:012x}".encode() for number in range(sent, due))
        packets = [publish(topic, before + name + behind, (sent + n) % 65_535 + 1) for n, name in enumerate(names)]
        link.sendall(b"".join(packets))
        sent = due
        time.sleep(TICK_S)
    return sent


def _forget(link: socket.socket) -> None:
    while link.recv(65_536):
        pass


if __name__ == "__main__":
    port, client, verb, rate, seconds = sys.argv[1:]
    print(flood(int(port), client, verb, int(rate), float(seconds)))
