"""Pictures of every page for docs/pages.md, and the one in README.md, taken of the real service in a real browser.

python tests/screenshots.py
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import CHROMIUM_OPTIONS

FOLDER: Final = Path(__file__).parents[1] / "docs" / "images" / "pages"
#: What each picture is called, and the page that it shows.
PAGES: Final = {
    "start": "/",
    "min-roll": "/min-roll?i=sunne-kommun&roll=kso",
    "styrkarta": "/styrkarta",
    "min-plats": "/styrkarta?markera=sunne-kommun,huvudmannen,politiska-styrgruppen",
    "natverk": "/styrkarta?visa=natverk",
    "gren": "/styrkarta?fokus=politiska-styrgruppen&steg=gren",
    "vag": "/styrkarta?fran=sunne-kommun&till=politiska-styrgruppen",
    "organ": "/organ/beredningsgruppen",
    "vem-gor-vad": "/vem-gor-vad",
    "arshjul": "/arshjul",
    "mal": "/mal",
    "uppfoljning": "/uppfoljning/dialoger",
    "andringar": "/andringar",
    "svar": "/andringar/svar/utan-barare",
    "granskning": "/granskning",
    "dokument": "/dokument/np-2025",
    "fragor": "/fragor",
    "fraga": "/fragor/ansvar-for-organ?organ=beredningsgruppen",
    "sok": "/sok?q=beredning",
    "ord": "/ord",
    "data": "/data",
    "sparql": "/sparql",
    "tillganglighet": "/tillganglighet",
}
#: The picture in the README: the chart alone, and as many colours as keep that of every line.
_README: Final = ("/styrkarta", ".chart-figure", FOLDER.parent / "styrkarta.png")
_COLOURS: Final = 128
#: The window, and the size of the picture of it, in pixels.
_WINDOW: Final = (1280, 960)
_SIZE: Final = (640, 480)
_QUALITY: Final = 72


def main() -> None:
    """Take all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = [str(Path(sys.executable).with_name("styrgraf")), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server, sync_playwright() as playwright:
        try:
            address = _address(server)
            executable = shutil.which("chromium") or shutil.which("google-chrome")
            browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_OPTIONS)
            for name, path in PAGES.items():
                small = _taken(browser, address.rstrip("/") + path).resize(_SIZE, Image.Resampling.LANCZOS)
                _keep(small, FOLDER / f"{name}.webp")
            path, part, file = _README
            chart = _taken(browser, address.rstrip("/") + path, part)
            _keep(chart.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE), file)
            browser.close()
        finally:
            server.terminate()


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stdout
    found = re.search(r"http://\S+", server.stdout.readline())
    assert found, "The service did not say where it listens."
    return found[0]


def _taken(browser: Browser, address: str, part: str = "") -> Image.Image:
    """Return what the window shows of a page or, where a `part` is named, that part whole."""
    width, height = _WINDOW
    page = browser.new_page(viewport={"width": width, "height": height}, locale="sv-SE")
    page.goto(address)
    # The review tells how far the checks have come until they are done.
    while page.locator("main progress").count():
        page.wait_for_timeout(500)
        page.reload()
    taken = page.locator(part).first.screenshot() if part else page.screenshot()
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    page.close()
    return picture


def _keep(picture: Image.Image, file: Path) -> None:
    picture.save(file, quality=_QUALITY, optimize=True)
    print(file.name, file.stat().st_size)


if __name__ == "__main__":
    main()
