"""Follow a plant's events with a clean session and miss none, whatever breaks: paho and SQLite, nothing of shopfloor's.

    follow_events.py FILE.db --site plant --user erp --password … --host … --port 8883 --cafile ca.crt

Each event is a row of `event`. How far we are is written in the same transaction, so a kill at any moment neither loses an
event nor takes one twice.
"""

import argparse
import json
import sqlite3
import time
import uuid
import zlib

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

ASK_AGAIN_S = 5.0
"""Without an answer, or without anything new, for so long: ask."""


class Follower:
    """What is known of the events so far, and the one question that is open."""

    def __init__(self, path: str, site: str, user: str) -> None:
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.execute("CREATE TABLE IF NOT EXISTS event (number INTEGER PRIMARY KEY, topic TEXT, body TEXT)")
        self.db.execute("CREATE TABLE IF NOT EXISTS taken (through INTEGER)")
        self.db.execute("INSERT INTO taken SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM taken)")
        self.root = f"shopfloor/v1/{site}"
        self.user = user
        self.asked = ""
        self.asked_at = 0.0

    @property
    def through(self) -> int:
        """Up to here every event is in our own database."""
        return int(self.db.execute("SELECT through FROM taken").fetchone()[0])

    def connected(self, client: mqtt.Client, *_: object) -> None:
        """First listen, then ask for what has gone by: so nothing lies between."""
        client.subscribe([(f"{self.root}/evt/#", 1), (f"{self.root}/x/{self.user}/res", 1)])

    def subscribed(self, client: mqtt.Client, *_: object) -> None:
        """From here on nothing goes by unheard."""
        self.ask(client)

    def ask(self, client: mqtt.Client) -> None:
        """For the page behind what we have."""
        self.asked, self.asked_at = str(uuid.uuid4()), time.monotonic()
        body = json.dumps({"id": self.asked, "after": self.through}, separators=(",", ":")).encode()
        client.publish(f"{self.root}/x/{self.user}/req/events", body, qos=1)

    def received(self, client: mqtt.Client, _: object, message: mqtt.MQTTMessage) -> None:
        """A page, or an event that has just been."""
        if is_damaged(message.payload):
            return  # it comes again
        said = json.loads(message.payload)
        if message.topic.endswith("/res"):
            if said["id"] == self.asked:
                self.page(client, said)
        elif said["number"] == self.through + 1:
            self.take([{"topic": message.topic.removeprefix(f"{self.root}/evt/"), "event": said}], said["number"])
        elif said["number"] > self.through and not self.asked:
            self.ask(client)  # some went by

    def page(self, client: mqtt.Client, said: dict) -> None:  # type: ignore[type-arg]
        """Take it, and ask for the next one."""
        if said["status"] != "ok":
            print(f"{said['code']}: {said['message']}; {said['help']}", flush=True)
            self.asked_at -= ASK_AGAIN_S - 1.0  # again in a second
            return
        self.take(said["events"], said["through"])
        self.asked, self.asked_at = "", time.monotonic()
        if said["through"] < said["last"]:
            self.ask(client)

    def take(self, events: list, through: int) -> None:  # type: ignore[type-arg]
        """Here stands what you make of an event. A page holds again what came live after it was asked for."""
        self.db.execute("BEGIN IMMEDIATE")
        before = self.through
        for entry in events:
            event = entry["event"]
            if event["number"] <= before:
                continue
            self.db.execute("INSERT INTO event VALUES (?, ?, ?)", (event["number"], entry["topic"], json.dumps(event)))
        self.db.execute("UPDATE taken SET through = max(through, ?)", (through,))
        self.db.execute("COMMIT")


def is_damaged(payload: bytes) -> bool:
    """Whether the checksum at a message's end is not that of what stands before it."""
    return payload[-18:-10] == b',"crc":"' and payload[-10:-2] != b"%08x" % zlib.crc32(payload[:-18])


def main() -> None:
    """Until it is ended."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    for name, default in (("site", "plant"), ("user", "erp"), ("password", ""), ("host", "localhost"), ("cafile", "")):
        parser.add_argument(f"--{name}", default=default)
    parser.add_argument("--port", type=int, default=8883)
    chosen = parser.parse_args()
    follower = Follower(chosen.file, chosen.site, chosen.user)
    client = mqtt.Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5)
    client.username_pw_set(chosen.user, chosen.password)
    if chosen.cafile:
        client.tls_set(chosen.cafile)
    client.on_connect, client.on_subscribe, client.on_message = follower.connected, follower.subscribed, follower.received
    client.reconnect_delay_set(1, 5)
    client.connect_async(chosen.host, chosen.port, keepalive=15)
    while True:  # in this thread, as SQLite wants it
        if client.loop(0.5) != mqtt.MQTT_ERR_SUCCESS:
            time.sleep(0.5)
            try:
                client.reconnect()
            except OSError as error:
                print(f"no broker: {error}", flush=True)
        elif client.is_connected() and time.monotonic() - follower.asked_at > ASK_AGAIN_S:
            follower.ask(client)


if __name__ == "__main__":
    main()
