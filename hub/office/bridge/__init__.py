"""The plant in numbers, beside its documents: a client like others, which writes into other namespaces of the broker."""
