"""What proves the books: the laws, and the inbox played again."""
