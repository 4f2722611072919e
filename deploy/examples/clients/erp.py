"""An ERP's side: make and release an order, and send again what has no answer. paho, and nothing of shopfloor's.

    erp.py ITEM QUANTITY OWN-NUMBER --site plant --user erp --password … --host … --port 8883 --cafile ca.crt

The id of a command is made from the ERP's own number, so that a second run makes no second order.
"""

import argparse
import json
import queue
import sys
import time
import uuid
from datetime import UTC, datetime
from typing import Any

import paho.mqtt.client as mqtt
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion

TRIES, WAIT_S = 10, 3.0


def main() -> int:
    """Exit 0 when the order is with the floor."""
    parser = argparse.ArgumentParser()
    for name in ("item", "quantity", "number"):
        parser.add_argument(name)
    for name, default in (("site", "plant"), ("user", "erp"), ("password", ""), ("host", "localhost"), ("cafile", "")):
        parser.add_argument(f"--{name}", default=default)
    parser.add_argument("--port", type=int, default=8883)
    # An ERP keeps it with its order: a command that is sent again has to be the same to the last letter.
    parser.add_argument("--time", default=datetime.fromtimestamp(time.time(), UTC).isoformat())
    chosen = parser.parse_args()
    root = f"shopfloor/v1/{chosen.site}/x/{chosen.user}"
    answers: queue.Queue[dict[str, Any]] = queue.Queue()
    ready: queue.Queue[bool] = queue.Queue()
    client = mqtt.Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5)
    client.username_pw_set(chosen.user, chosen.password)
    if chosen.cafile:
        client.tls_set(chosen.cafile)
    client.on_connect = lambda *_: client.subscribe(f"{root}/ack", 1)
    client.on_subscribe = lambda *_: ready.put(True)
    client.on_message = lambda _client, _data, message: answers.put(json.loads(message.payload))
    client.connect(chosen.host, chosen.port)
    client.loop_start()
    ready.get(timeout=30)

    def command(verb: str, data: dict[str, Any]) -> dict[str, Any]:
        # The same bytes each time: the hub answers a repetition with the answer it gave.
        identity = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{chosen.user}/{chosen.number}/{verb}"))
        envelope = {
            "specversion": "1.0",
            "type": f"shopfloor.{verb}.v1",
            "id": identity,
            "source": chosen.user,
            "time": chosen.time,
            "data": data,
        }
        for _ in range(TRIES):
            client.publish(f"{root}/cmd/{verb}", json.dumps(envelope), qos=1)
            try:
                while True:
                    answer = answers.get(timeout=WAIT_S)
                    if answer["id"] == identity and answer["status"] != "retry":
                        return answer
            except queue.Empty:
                continue
        raise SystemExit("the hub does not answer")

    made = command("mo-create", {"item": chosen.item, "q": chosen.quantity, "external_no": chosen.number})
    print(json.dumps(made))
    if made["status"] != "accepted":
        return 1
    released = command("mo-release", {"mo": made["result"]["mo"]})
    print(json.dumps(released))
    client.loop_stop()
    client.disconnect()
    return 0 if released["status"] == "accepted" else 1


if __name__ == "__main__":
    sys.exit(main())
