"""Hub and terminals in a simulated plant where everything goes wrong, judged by a model that shares no code with them."""
