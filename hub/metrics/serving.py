"""`shopfloor metrics` as a program: the link to the broker, and the page that Prometheus reads."""

import logging
import threading
from collections.abc import Iterable, Iterator

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from hub.metrics.figures import Figure
from hub.metrics.plant import Plant, Sample
from shared.bus import Bus
from shared.loopback import is_loopback
from shared.settings import Settings
from shared.topics import Topics

log = logging.getLogger(__name__)


Family = CounterMetricFamily | GaugeMetricFamily


class PlantCollector(Collector):
    """A plant's samples as Prometheus has them."""

    def __init__(self, plant: Plant) -> None:
        self._plant = plant

    def collect(self) -> Iterator[Family]:
        """Called for each scrape, in the thread of whoever asks."""
        yield from families(list(self._plant.samples()))


def families(samples: Iterable[Sample]) -> Iterator[Family]:
    """One family a figure, with all its samples."""
    found: dict[str, Family] = {}
    for figure, labels, value in samples:
        family = found.setdefault(figure.name, _family(figure, list(labels)))
        family.add_metric(list(labels.values()), value)
    yield from found.values()


def _family(figure: Figure, labels: list[str]) -> Family:
    kind = CounterMetricFamily if figure.kind == "counter" else GaugeMetricFamily
    return kind(figure.name, figure.help, labels=labels)


def serve(settings: Settings, stop: threading.Event) -> None:
    """Serve until `stop` is set. Raises `OSError` when the address can't be had, and `ConfigError`."""
    plant = Plant(Topics(settings.site))
    bus = Bus(
        settings.broker_as(settings.client), name="metrics", emit=plant.heard, subscriptions=lambda: plant.filters, qos=0
    )
    registry = CollectorRegistry()
    registry.register(PlantCollector(plant))
    chosen = settings.metrics
    server, thread = start_http_server(chosen.port, addr=chosen.bind, registry=registry)
    if not is_loopback(chosen.bind):
        log.warning(
            "anybody who reaches %s:%d reads these figures: they are neither secret nor encrypted", chosen.bind, chosen.port
        )
    log.info("http://%s:%d/metrics", chosen.bind, chosen.port)
    bus.start()
    try:
        stop.wait()
    finally:
        bus.stop()
        server.shutdown()
        thread.join(5)
