"""Master data from the command line, and an import that is run again: nothing twice, nothing silently, nothing half."""

import shutil
from pathlib import Path

import pytest

from tests.support.paths import EXAMPLES
from tests.support.plant import Plant, eventually
from tests.system.commands.office import Run, done, refused

pytestmark = pytest.mark.system
BICYCLES = EXAMPLES / "bicycles"


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("import") / "bicycles"
    shutil.copytree(BICYCLES, folder)
    return folder


def edit(folder: Path, name: str, before: str, after: str) -> None:
    """Somebody changes a cell."""
    path = folder / name
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))


def stock_of(plant: Plant) -> list[tuple[object, ...]]:
    """All that lies anywhere."""
    return plant.sql("SELECT item, lot, location, q FROM balance WHERE mo = '' ORDER BY 1, 2, 3")


def test_an_import_that_is_run_again_changes_nothing(plant: Plant, office: Run, folder: Path) -> None:
    """Not a second time its opening stock, not a command."""
    said = done(office("import", str(folder)))
    assert "opening stock" in said
    assert said.endswith("imported\n")
    before = (stock_of(plant), plant.sql("SELECT count(*) FROM inbox"))
    assert done(office("import", str(folder))) == "nothing has changed\n"
    assert done(office("import", str(folder), "--dry-run")) == "nothing would change\n"
    assert (stock_of(plant), plant.sql("SELECT count(*) FROM inbox")) == before


def test_what_a_file_changes_is_named_and_then_changed(plant: Plant, office: Run, folder: Path) -> None:
    """At the revision it was read; a dry run says it first and sends nothing."""
    row = (folder / "items.csv").read_text().splitlines()[1]
    identity, description = row.split(",")[:2]
    edit(folder, "items.csv", row, row.replace(description, "Another word", 1))
    commands = plant.sql("SELECT count(*) FROM inbox")
    change = f"item {identity}: description {description} → Another word"
    assert change in done(office("import", str(folder), "--dry-run"))
    assert plant.sql("SELECT count(*) FROM inbox") == commands
    assert change in done(office("import", str(folder)))
    assert plant.sql("SELECT description, rev FROM item WHERE id = :id", id=identity) == [("Another word", 2)]
    assert done(office("import", str(folder))) == "nothing has changed\n"


def test_opening_stock_is_stated_once(plant: Plant, office: Run, folder: Path) -> None:
    """Another quantity is a difference that somebody decides; nothing goes until they have."""
    lines = (folder / "stock.csv").read_text().splitlines()
    heads, first = lines[0].split(","), lines[1].split(",")
    place = dict(zip(heads, first, strict=True))
    changed = [str(int(float(place["q"])) + 5) if name == "q" else value for name, value in zip(heads, first, strict=True)]
    edit(folder, "stock.csv", lines[1], ",".join(changed))
    commands = plant.sql("SELECT count(*) FROM inbox")
    said = refused(office("import", str(folder)))
    assert f"opening stock was {place['q']}, the file says {changed[heads.index('q')]}" in said
    assert "--as-count" in said
    assert plant.sql("SELECT count(*) FROM inbox") == commands
    assert ": counted" in done(office("import", str(folder), "--as-count"))
    where = {"item": place["item"], "location": place["location"]}
    now = plant.sql("SELECT sum(q) FROM balance WHERE item = :item AND location = :location AND mo = ''", **where)
    assert now == [(int(changed[heads.index("q")]) * 1_000_000,)]
    done(office("stock", "adjust", place["item"], "-1", "--at", place["location"], "--reason", "CNT"))
    for words in ((), ("--as-count",)):  # what was used meanwhile is not stated anew
        assert done(office("import", str(folder), *words)) == "nothing has changed\n"
    edit(folder, "stock.csv", ",".join(changed), lines[1])
    assert ": counted" in done(office("import", str(folder), "--as-count"))
    assert done(office("import", str(folder))) == "nothing has changed\n"


def test_nothing_goes_when_anything_is_wrong(plant: Plant, office: Run, folder: Path) -> None:
    """Two ids that no barcode tells apart, beside a change that would be right."""
    row = (folder / "items.csv").read_text().splitlines()[2]
    identity = row.split(",")[0]
    other = identity.replace("-", "") if "-" in identity else f"{identity[:1]}-{identity[1:]}"
    path = folder / "items.csv"
    before = path.read_text()
    path.write_text(before + row.replace(identity, other, 1) + "\n")
    commands = plant.sql("SELECT count(*) FROM inbox")
    assert f"{other!r} is the same as {identity!r} in a barcode" in refused(office("import", str(folder)))
    assert plant.sql("SELECT count(*) FROM inbox") == commands
    path.write_text(before)


def test_an_order_follows_its_file(plant: Plant, office: Run, folder: Path) -> None:
    """Its quantity is not silently left behind."""
    mo, q = plant.sql(
        "SELECT id, q_deliver FROM mo WHERE status IN ('planned', 'draft', 'released') AND item LIKE 'WHEEL%'"
    )[0]
    number = str(mo).rpartition("-")[2]
    rows = (folder / "orders.csv").read_text().splitlines()
    row = next(line for line in rows if line.startswith(number))
    edit(folder, "orders.csv", row, row.replace(f",{int(q) // 1_000_000},", f",{int(q) // 1_000_000 + 2},", 1))
    assert f"order {mo}: quantity" in done(office("import", str(folder)))
    assert plant.sql("SELECT q_deliver FROM mo WHERE id = :mo", mo=mo) == [(q + 2_000_000,)]


def test_a_file_of_half_of_europe(office: Run, folder: Path, tmp_path: Path) -> None:
    """Semicolons are read; a file that is no such table is one sentence."""
    plant = tmp_path / "plant"
    shutil.copytree(folder, plant)
    for path in plant.glob("*.csv"):
        path.write_text(path.read_text().replace(",", ";"))
    assert done(office("import", str(plant), "--check")).startswith("checked: ")
    (plant / "items.csv").write_text("a|b|c\n1|2|3\n")
    said = refused(office("import", str(plant), "--check"))
    assert sum("items.csv, row 1" in line for line in said.splitlines()) == 1


def test_records_one_by_one(plant: Plant, office: Run) -> None:
    """List, show, set, off, of every kind; a revision nobody has to type."""
    assert "RM-001" in done(office("item", "list"))
    assert "revision" in done(office("item", "show", "RM-001"))
    said = done(office("item", "set", "RM-001", "description=Oak", "standard_cost=460"))
    assert "description Material RM-001 → Oak" in said or "→ Oak" in said
    assert "is not known" in refused(office("item", "show", "NONE"))
    assert "the fields of an item are" in refused(office("item", "set", "RM-001", "colour=red"))
    done(office("alias", "set", "4006381333931", "item=RM-004"))
    assert "RM-004" in done(office("alias", "list"))
    done(office("alias", "off", "4006381333931"))
    assert plant.sql("SELECT active FROM alias") == [(0,)]
    done(office("reason", "set", "NEW", "kind=scrap", "text=fresh"))
    done(office("location", "set", "YARD", "name=outside"))
    assert "kept for planning" in done(office("routing", "set", "CH-100", f"steps={steps(office)}"))


def steps(office: Run) -> str:
    """The chairs' steps with a waiting time, as `show --json` prints them."""
    import json

    routing = json.loads(done(office("routing", "show", "CH-100", "--json")))["steps"]
    routing[0]["wait_min"] = "30"
    return json.dumps(routing)


def test_somebody_who_has_left_is_off(plant: Plant, office: Run) -> None:
    """A lost badge opens nothing any more, at the hub from now on, at terminals with the next document."""
    done(office("operator", "set", "0077", "name=Gone", "roles=operator|storekeeper"))
    done(office("operator", "off", "0077"))
    assert plant.sql("SELECT active, rev FROM operator WHERE id = '0077'") == [(0, 2)]
    eventually(lambda: "no" in done(office("operator", "list")), 5, "the list says so")
    done(office("item", "off", "RM-001"))
    assert "switched-off" in refused(office("mo", "create", "RM-001", "1"))
    done(office("item", "set", "RM-001", "active=yes"))
