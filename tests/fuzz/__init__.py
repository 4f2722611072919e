"""What arrives may be anything: nothing of it ends a process, and nothing is half done."""
