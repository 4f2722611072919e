"""What is wrong with a site and what to do about it: each module looks at one thing and returns findings."""
