"""Write requirements.lock and requirements-dev.lock: exact versions with hashes, no host names."""

from __future__ import annotations

import subprocess
import sys

COMMON = [
    sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet", "--universal",
    "--python-version", "3.11", "--generate-hashes", "--no-annotate",
    "--no-header", "--group", "build",
]  # fmt: skip


def main() -> None:
    """Resolve the runtime set first; the development set may not differ from it."""
    subprocess.run([*COMMON, "--output-file", "requirements.lock"], check=True)
    subprocess.run(
        [*COMMON, "--group", "dev", "--constraints", "requirements.lock",
         "--output-file", "requirements-dev.lock"],
        check=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
