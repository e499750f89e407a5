"""An uploaded picture made anew: what is kept is its pixels, and nothing else that was in the file.

So the place where it was taken, the camera's number, a script after the end of the picture and every other
thing that a file can carry stay behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import PurePath
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from pillow_heif import register_heif_opener

#: What is read, and as what it is kept. Phones wrap JPEG as MPO; few browsers show HEIC.
FORMATS = {
    "JPEG": ("JPEG", "jpg"),
    "MPO": ("JPEG", "jpg"),
    "HEIF": ("JPEG", "jpg"),
    "PNG": ("PNG", "png"),
    "GIF": ("PNG", "png"),
    "WEBP": ("WEBP", "webp"),
    "AVIF": ("AVIF", "avif"),
}
#: The decoders that may look at a file; MPO is opened by that of JPEG.
DECODERS = [name for name in FORMATS if name != "MPO"]
#: Formats whose further frames are a film and not another view of the same picture.
FILMS = {"GIF", "PNG", "WEBP", "AVIF"}
QUALITY = 88
#: No page shows more pixels on a side.
LONGEST = 4_096

register_heif_opener()


class CleanPicture(ContentFile):
    """The bytes of a picture that was made anew."""


def look_at(file: IO[bytes], max_pixels: int) -> None:
    """Raise `ValidationError` for what its first bytes already tell, before anything is unpacked."""
    with _opened(file, max_pixels):
        file.seek(0)


def make_anew(file: IO[bytes], name: str, max_pixels: int) -> CleanPicture:
    """Return the picture upright, in sRGB, without metadata; raise `ValidationError` where it is none."""
    with _opened(file, max_pixels) as opened:
        kept, suffix = FORMATS[str(opened.format)]
        opened.thumbnail((LONGEST, LONGEST))
        picture = _plain(ImageOps.exif_transpose(opened), kept)
        out = BytesIO()
        picture.save(out, kept, **({"quality": QUALITY} if kept != "PNG" else {"optimize": True}))
    return CleanPicture(out.getvalue(), name=f"{PurePath(name).stem}.{suffix}")


@contextmanager
def _opened(file: IO[bytes], max_pixels: int) -> Iterator[Image.Image]:
    """Open a picture of a right kind and size; whatever else is wrong with it is a `ValidationError`."""
    file.seek(0)
    try:
        with Image.open(file, formats=DECODERS) as picture:
            _refuse_too_large(picture, max_pixels)
            _refuse_film(picture)
            yield picture
    except (UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise ValidationError(_("This file is not a picture."), code="no_picture") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise ValidationError(_("The picture is damaged and cannot be read."), code="damaged") from error


def _refuse_too_large(picture: Image.Image, max_pixels: int) -> None:
    if picture.width * picture.height > max_pixels:
        raise ValidationError(
            _("The picture has more than %(number)s million pixels. Make it smaller first."),
            code="too_many_pixels",
            params={"number": max_pixels // 1_000_000},
        )


def _refuse_film(picture: Image.Image) -> None:
    if picture.format in FILMS and getattr(picture, "n_frames", 1) > 1:
        raise ValidationError(
            _("Moving pictures are not taken: not everybody can read beside them."), code="moving"
        )


def _plain(picture: Image.Image, kept: str) -> Image.Image:
    """Return the pixels alone, in a mode that the kept format has."""
    transparent = picture.has_transparency_data and kept != "JPEG"
    profile = picture.info.get("icc_profile")
    mode = "RGBA" if transparent else "RGB"
    flat = _in_srgb(picture, profile, mode) if profile else picture.convert(mode)
    flat.info.clear()
    flat.getexif().clear()
    return flat


def _in_srgb(picture: Image.Image, profile: bytes, mode: str) -> Image.Image:
    # The alpha of a palette would be lost on the way, and a broken profile is as good as none.
    source = picture if picture.mode in ("RGB", "RGBA", "CMYK", "L") else picture.convert(mode)
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        changed = ImageCms.profileToProfile(source, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return source.convert(mode)
    return changed or source.convert(mode)
