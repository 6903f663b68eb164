"""``/andringar``: what became of everything between two editions, in sentences, side by side and drawn."""

from fastapi import APIRouter

from server.pages.changes import page, picture

router = APIRouter()
router.include_router(page.router)
router.include_router(picture.router)

__all__ = ["router"]
