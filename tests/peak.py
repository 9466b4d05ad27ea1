"""How much memory one program took: printed by itself, at its end.

A child's resource usage starts from its parent's, so it says nothing of the child alone;
the kernel's own account of the program does.
"""

PRINT_PEAK = (
    "import pathlib\n"
    "status = pathlib.Path('/proc/self/status')\n"
    "lines = status.read_text().splitlines() if status.exists() else []\n"
    "print(next((int(l.split()[1]) for l in lines if l.startswith('VmHWM')), 0))\n"
)
"""Prints the greatest number of kilobytes held; 0 where the system does not say."""
