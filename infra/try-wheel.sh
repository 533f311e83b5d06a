#!/bin/sh
# Build the wheel, install it alone, and have it serve pages, words and a region from it.
set -eu
rm -rf build/wheel
mkdir -p build/wheel
.venv/bin/python -m pip wheel -q --disable-pip-version-check --no-deps --no-build-isolation -w build/wheel .
.venv/bin/python -m venv build/wheel/venv
build/wheel/venv/bin/python -m pip install -q --disable-pip-version-check --no-deps build/wheel/*.whl
# what the program depends on is already installed beside; only the program itself comes from the wheel
.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' \
    > "$(build/wheel/venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/dependencies.pth"
check=$(pwd)/infra/check_wheel.py
python=$(pwd)/build/wheel/venv/bin/python
cd build/wheel
"$python" -I "$check"
