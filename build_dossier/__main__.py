"""`python -m build_dossier` is `build-dossier`."""

import sys

from build_dossier.cli import main

sys.exit(main())
