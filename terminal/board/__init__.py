"""The board's shell: Textual draws what `terminal.core.board` decides, the link speaks with the hub."""
