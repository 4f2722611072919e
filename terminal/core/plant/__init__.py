"""The plant as a terminal knows it: documents, with its own newer commands laid over them."""
