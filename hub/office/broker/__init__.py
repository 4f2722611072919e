"""Brokers: what Mosquitto is given for a plant (access list, passwords, certificates), and the demo's embedded one."""
