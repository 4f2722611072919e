"""What Mosquitto is given: the shipped files are the written ones, and what has cost others messages is set."""

from pathlib import Path

from hub.commandline.first_configuration import first_configuration
from hub.office.broker.acl import access_list
from hub.office.broker.mosquitto import Listening, mosquitto_config
from hub.office.broker.passwords import is_right, line_of, lines_in
from shared.settings import load_settings
from tests.support.paths import ROOT

SHIPPED = ROOT / "deploy" / "mosquitto"
PLANT = Listening(port=8883, folder="/etc/mosquitto/shopfloor", bind="0.0.0.0", tls=True)


def test_shipped_configuration_is_the_generated_one(tmp_path: Path) -> None:
    """Both files, byte for byte, as the first configuration of a plant makes them."""
    config = tmp_path / "shopfloor.toml"
    config.write_text(first_configuration(site="plant", host="broker.plant.example", data=tmp_path, zone="UTC"))
    assert (SHIPPED / "mosquitto.conf").read_text() == mosquitto_config(PLANT)
    assert (SHIPPED / "acl").read_text() == access_list("plant", load_settings(config).everybody)


def test_what_has_cost_others_messages_is_set() -> None:
    """No anonymous access, queues that are long enough and bounded, no Nagle, TLS when asked for."""
    text = mosquitto_config(PLANT)
    for line in (
        "allow_anonymous false",
        "set_tcp_nodelay true",
        "max_queued_messages 1000000",
        "keyfile /etc/mosquitto/shopfloor/server.key",
        "listener 8883 0.0.0.0",
    ):
        assert line in text.splitlines()


def test_a_password_is_known_by_its_line_alone() -> None:
    """Salted: the same password makes another line each time."""
    line, other = line_of("hub", "right"), line_of("hub", "right")
    assert line != other
    assert is_right(line, "right")
    assert is_right(other, "right")
    assert not is_right(line, "wrong")
    assert not is_right("hub:garbage", "right")
    assert not is_right("", "")
    assert lines_in(f"# users\n{line}\n\n") == {"hub": line}


def test_the_line_of_mosquitto_passwd_is_understood() -> None:
    """Written by `mosquitto_passwd` 2.0 for the password `secret`."""
    salt = "LdNlS3P7VufsrHSp"
    theirs = f"hub:$7$101${salt}$dmtdAQWOYSs+mcUkYx3+ezd++PoyVKTIEN3qeBPLo4aThZuEmz9I6j1LoVI/RIUyLgk7PQd/fz0sIs3R1tWrVw=="
    assert is_right(theirs, "secret")
