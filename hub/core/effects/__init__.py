"""What several families of commands do to rows."""
