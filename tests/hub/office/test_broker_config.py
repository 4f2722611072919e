"""The broker configuration we ship is the one the command writes."""

from hub.office.broker import mosquitto_acl, mosquitto_config
from tests.support.paths import ROOT

SHIPPED = ROOT / "deploy" / "mosquitto"


def test_shipped_configuration_is_the_generated_one() -> None:
    """Both files, byte for byte."""
    written = mosquitto_config(port=1883, folder="/etc/mosquitto/shopfloor", tls=False)
    assert (SHIPPED / "mosquitto.conf").read_text() == written
    assert (SHIPPED / "acl").read_text() == mosquitto_acl("plant")


def test_what_has_cost_others_messages_is_set() -> None:
    """No anonymous access, bounded queues, no Nagle, TLS when asked for."""
    text = mosquitto_config(port=8883, folder="/x", tls=True)
    for line in ("allow_anonymous false", "set_tcp_nodelay true", "max_queued_messages 100000", "keyfile /x/server.key"):
        assert line in text.splitlines()
