"""Where rows live: SQLModel tables, engine and pragmas, load and flush, migrations. Never imports the service."""
