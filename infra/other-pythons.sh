#!/bin/sh
# Unit tests on the other Pythons we promise; what could not run is said aloud.
set -eu

# the interpreter of a version: on the path, or kept by pyenv
find_python() {
    if "python$1" -c '' >/dev/null 2>&1; then
        command -v "python$1"
    elif command -v pyenv >/dev/null 2>&1; then
        kept=$(pyenv versions --bare 2>/dev/null | grep "^$1\." | tail -n 1)
        [ -n "$kept" ] && echo "$(pyenv root)/versions/$kept/bin/python$1"
    fi
}

for version in 3.12 3.13; do
    python=$(find_python "$version" || true)
    if [ -z "$python" ]; then
        echo "Python $version: not found here, unit tests did not run on it"
        continue
    fi
    venv=".venv-$version"
    "$python" -m venv "$venv"
    "$venv/bin/python" -m pip install -q --disable-pip-version-check --no-compile --require-hashes \
        -r requirements/build.txt -r requirements/test.txt
    "$venv/bin/python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
    echo "Python $version:"
    HYPOTHESIS_PROFILE=brief "$venv/bin/python" -m pytest -q -m unit -p no:cacheprovider -n 2 --dist loadgroup
done
