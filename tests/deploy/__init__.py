"""What stands in `deploy/` is what systemd, Mosquitto, PostgreSQL, logrotate and Compose read."""
