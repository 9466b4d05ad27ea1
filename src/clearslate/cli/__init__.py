"""The command line: works on files, with no server installed."""
