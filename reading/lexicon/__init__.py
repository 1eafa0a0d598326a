"""Word lists of reading, each with its source, and the script that makes one of them."""
