"""Why a region's files cannot be written."""

from pathlib import Path

from kinerja.errors import Refusal


class FolderNotEmpty(Refusal):
    """Files lie there already; they may hold comments nobody could bring back."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder
