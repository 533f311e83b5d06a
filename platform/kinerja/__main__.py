"""`python -m kinerja`: the command line, for programs that start one another."""

from kinerja.cli.main import main

if __name__ == "__main__":
    main(prog_name="kinerja")
