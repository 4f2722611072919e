"""The supervisor's board: documents in, tables and sheets out; what people may do there. No I/O, no Textual, no clock."""
