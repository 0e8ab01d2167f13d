"""`python -m liuzhou_site`."""

from liuzhou_site.app.commands import main

if __name__ == "__main__":
    main()
