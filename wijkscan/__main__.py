"""`python -m wijkscan` does what the command `wijkscan` does."""

from wijkscan.cli import main

main()
