"""The hub's commands, one module per subject. Whatever writes goes to the hub as a command over MQTT."""
