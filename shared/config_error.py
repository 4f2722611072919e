"""What every program says, and how it ends, when its configuration can't be used."""


class ConfigError(ValueError):
    """The configuration, or a file it names, can't be used; one line for people. The program ends with exit 2."""
