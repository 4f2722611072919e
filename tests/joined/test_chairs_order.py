"""The worked example: 100 chairs started, 97 good and 3 scrapped, booked through terminals in batches."""

import pytest

from hub.proof.verify.report import verify
from tests.support.hub import chairs
from tests.support.joined import Client, Net


def run_step(net: Net, client: Client, op: str, batches: list[tuple[int, int]]) -> None:
    """Sign on, start, book each batch of (good, scrap), finish, sign off."""
    client.badge()
    client.op(op)
    client.card("START")
    if op == "040":
        client.card("MATERIAL")
        client.scan(lot())
        client.card("OK")
        assert client.core.work.screen == "running", client.flash
    for good, scrap in batches:
        client.book(good, scrap)
        assert "saved" in client.flash, client.flash
    client.card("FINISH")
    if client.core.work.screen == "running":
        client.card("OK")
    client.badge()


def lot() -> str:
    """The leather's label."""
    from shared.scan import Kind, encode

    return encode(Kind.LOT, "2604-00012")


@pytest.mark.parametrize("extra", [False, True])
def test_97_good_and_3_scrapped(extra: bool) -> None:
    """Stock of every material, WIP and finished goods are exactly what the bookings say."""
    net = Net(chairs())
    hub = net.hub
    hub.office("transfer", item="RM-003", lot="2604-00012", from_="RAW", to="L-UPH", q="200")
    plan = {
        "010": [(30, 0), (30, 0), (40, 0)],
        "020": [(50, 0), (50, 0)],
        "030": [(20, 0)] * 5,
        "040": [(33, 0), (33, 0), (34, 0)],
        "050": [(40, 1), (40, 1), (17, 1)],
        "060": [(50, 0), (47, 0)],
    }
    groups = {"010": "CUT", "020": "ASM", "030": "LAC", "040": "UPH", "050": "QC", "060": "PACK"}
    for op, batches in plan.items():
        client = net.terminal(f"{groups[op]}-01")
        if op == "040" and extra:
            client.badge()
            client.op("040")
            client.card("START", "MATERIAL")
            client.scan(lot())
            client.keys("1", "4", "minus", "enter")
            assert client.core.work.screen == "reasons", client.flash
            client.keys("1")
            assert "issued extra" in client.flash, client.flash
            client.keys("slash")
            client.card("PAUSE")
            client.keys("1")
            client.badge()
        run_step(net, client, op, batches)
    net.settle()
    used = {
        "RM-001": "8",
        "RM-002": "250",
        "RM-003": "140",
        "RM-004": "500",
        "RM-005": "100",
        "RM-006": "100",
        "RM-007": "30",
    }
    opening = {"RM-001": 20, "RM-002": 520, "RM-003": 290, "RM-004": 900, "RM-005": 110, "RM-006": 400, "RM-007": 70}
    if extra:
        used["RM-003"] = "154"
    for item, q in used.items():
        assert hub.stock(item) == str(opening[item] - int(q)), item
    assert hub.stock("CH-100") == "97"
    materials = hub.sql("SELECT sum(v) FROM balance WHERE mo = 'MO-2026-00184' AND item <> 'CH-100'")[0][0]
    assert materials == (31_400 if extra else 30_910) * 1_000_000
    assert hub.sql("SELECT q, v FROM pool WHERE item = 'CH-100'") == [(97_000_000, 97 * 309_100_000)]
    order = hub.document("mo", "MO-2026-00184")
    assert (order["good"], order["scrap"]) == ("97", "3")
    with hub.database.connect() as connection:
        report = verify(connection)
        connection.rollback()
    assert report.clean, [str(breach) for breach in report.breaches]
