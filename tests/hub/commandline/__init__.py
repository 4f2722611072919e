"""The `shopfloor` command beside a database, without a broker."""
