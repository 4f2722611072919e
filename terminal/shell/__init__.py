"""The terminal's shell: bus, Textual app and the node between them."""
