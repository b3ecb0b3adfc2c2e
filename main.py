"""Start 前台服务台 / Service Desk: ``python3 main.py``; ``--help`` lists what runs without a window."""

import sys

if sys.version_info < (3, 7):  # noqa: UP036 - the set-up itself needs 3.7 to say what the program needs
    sys.exit("需要 Python 3.11–3.13\nPython 3.11–3.13 is needed")

from servicedesk import bootstrap

if __name__ == "__main__":
    bootstrap.prepare()
    from servicedesk.app import main

    sys.exit(main())
