"""What runs beside the hub takes what we give it: PostgreSQL its configuration, logrotate its lines, udev a rule."""

import logging
import os
import shutil
import subprocess
from pathlib import Path

import psycopg
import pytest

from shared import logs
from tests.deploy.tree import DEPLOY
from tests.support.postgres import server

pytestmark = pytest.mark.system


def connection_of(url: str) -> str:
    """As psycopg takes it."""
    return url.replace("+psycopg", "")


def test_postgresql_takes_its_configuration(tmp_path: Path) -> None:
    """Every line, as its own view of the file says, and what the hub relies on is so."""
    with server() as url, psycopg.connect(connection_of(url), autocommit=True) as asked:
        (folder,) = asked.execute("SHOW data_directory").fetchone() or ("",)
        copy = Path(folder).parent / "shopfloor.conf"
        shutil.copy(DEPLOY / "postgresql/shopfloor.conf", copy)
        copy.chmod(0o644)
        with (Path(folder) / "postgresql.conf").open("a") as config:
            config.write(f"include '{copy}'\n")
        rows = asked.execute(
            "SELECT name, setting, error FROM pg_file_settings WHERE sourcefile = %s", (str(copy),)
        ).fetchall()
    said = {name: setting for name, setting, _ in rows}
    assert {said[name] for name in ("fsync", "synchronous_commit", "full_page_writes")} == {"on"}
    # What only counts after a restart is said to be so; anything else would be a mistake.
    assert [row for row in rows if row[2] and "could not be applied" not in row[2]] == []
    written = [line for line in (DEPLOY / "postgresql/shopfloor.conf").read_text().splitlines() if line[:1].isalpha()]
    assert len(rows) == len(written)


def test_postgresql_is_set_up_for_the_hub(tmp_path: Path) -> None:
    """The role and the database, and that nobody else comes to it."""
    with server() as url:
        script = tmp_path / "setup.sql"
        shutil.copy(DEPLOY / "postgresql/setup.sql", script)
        words = ["psql", connection_of(url), "-v", "ON_ERROR_STOP=1", "-v", "password='s3cret'", "-f", str(script)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        ours = connection_of(url).replace("postgres:not-shown@", "shopfloor:s3cret@").rpartition("/")[0] + "/shopfloor"
        with psycopg.connect(ours) as hub:
            hub.execute("CREATE TABLE t (id int)")
        with psycopg.connect(connection_of(url), autocommit=True) as admin:
            admin.execute("CREATE ROLE stranger LOGIN")
            may = admin.execute("SELECT has_database_privilege('stranger', 'shopfloor', 'CONNECT')").fetchone()
    assert may == (False,)


def test_postgresqls_access_rules_are_read(tmp_path: Path) -> None:
    """Each line of them, without an error."""
    del tmp_path
    with server() as url, psycopg.connect(connection_of(url), autocommit=True) as asked:
        (file,) = asked.execute("SHOW hba_file").fetchone() or ("",)
        before = Path(file).read_text()
        Path(file).write_text((DEPLOY / "postgresql/pg_hba.conf").read_text() + before)
        rows = asked.execute("SELECT type, database, user_name, auth_method, error FROM pg_hba_file_rules").fetchall()
    assert [row for row in rows if row[4]] == []
    assert ("host", ["shopfloor"], ["all"], "reject", None) in rows


@pytest.mark.parametrize("name", ["kiosk/logrotate.conf", "logs/logrotate.conf"])
def test_logs_are_moved_away_while_they_are_written(tmp_path: Path, name: str) -> None:
    """By logrotate itself, with our lines; what is logged next stands in a new file, and nothing is lost."""
    if shutil.which("logrotate") is None:
        message = "logrotate is not installed"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    text = (DEPLOY / name).read_text()
    folder = tmp_path / "logs"
    folder.mkdir()
    who = "root root" if os.geteuid() == 0 else ""
    for place in ("/var/lib/shopfloor-terminal", "/var/log/shopfloor"):
        text = text.replace(place, str(folder))
    for owner in ("su kiosk kiosk", "su shopfloor shopfloor"):  # users that an installation makes
        text = text.replace(owner, f"su {who}" if who else "")
    config = tmp_path / "logrotate.conf"
    config.write_text(text)
    config.chmod(0o644)
    log, root = folder / "terminal.log", logging.getLogger()
    kept = list(root.handlers)
    root.handlers.clear()
    try:
        logs.begin(log, "text")
        logging.getLogger("test").warning("before")
        subprocess.run(["logrotate", "--force", "--state", str(tmp_path / "state"), str(config)], check=True)
        logging.getLogger("test").warning("behind")
        for handler in root.handlers:
            handler.close()
    finally:
        root.handlers[:] = kept
    assert "before" in (folder / "terminal.log.1").read_text()
    assert "behind" in log.read_text()
    assert "before" not in log.read_text()
