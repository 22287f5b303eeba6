"""One file per step; wijkscan.workspace.migrate runs them in order."""
