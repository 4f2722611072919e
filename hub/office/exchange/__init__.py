"""Files for those without MQTT: orders in as CSV, movements and what became of orders out, each once."""
