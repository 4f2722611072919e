"""The hub's database: schemas of before, upgrades, typed reading."""
