"""Start 前台服务台 / Service Desk: ``python3 main.py``; ``--help`` lists what runs without a window."""

import sys

from servicedesk import bootstrap

if __name__ == "__main__":
    bootstrap.prepare()
    from servicedesk.app import main

    sys.exit(main())
