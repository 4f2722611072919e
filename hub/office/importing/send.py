"""Sends a checked import to the hub, over MQTT like everyone, and says what it refused."""

from hub.office.client import HubClient
from hub.office.helping import office_help
from hub.office.importing.reader import Plan


def send_plan(client: HubClient, plan: Plan) -> list[str]:
    """Send an import stage by stage. Returns what the hub refused, in words."""
    refused: list[str] = []
    created: set[str] = set()
    for title, orders in plan.stages:
        for order, ack in zip(orders, client.send_all(orders), strict=True):
            if title == "orders" and ack.status == "accepted":
                created.add(str(ack.result.get("mo")))
            if ack.status != "accepted":
                refused.append(
                    f"{order.verb} {order.data.get('id') or order.data.get('mo') or ''}: {ack.message} "
                    f"({office_help(ack.code, ack.help)})"
                )
    for mo_id, bookings in plan.history.items():
        if mo_id in created:
            # The x/ plane keeps no order, so each command of a story waits for the one before.
            for order in (booked for booking in bookings for booked in booking):
                ack = client.send_all([order])[0]
                if ack.status != "accepted":
                    refused.append(f"history of {mo_id}, {order.verb} {order.data.get('op')}: {ack.message}")
    endings = [order for mo_id, order in plan.endings.items() if mo_id in created]
    for order, ack in zip(endings, client.send_all(endings), strict=True):
        if ack.status != "accepted":
            refused.append(f"{order.verb} {order.data['mo']}: {ack.message} ({office_help(ack.code, ack.help)})")
    return refused
