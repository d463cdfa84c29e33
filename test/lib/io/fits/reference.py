"""Writes samples.json and real-data.json: FITS files made and read by astropy 8.0.2 with numpy 2.4.6.

    python reference.py            # samples.json, beside this file
    python reference.py DATA       # real-data.json too, from the folder in LATENT_SKY_TEST_DATA
"""

import base64, gzip, hashlib, io, json, math, pathlib, sys, warnings
import numpy as np
from astropy.io import fits

warnings.simplefilter("ignore")
HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(23)


def pack(raw):
    return base64.b64encode(gzip.compress(raw, 9, mtime=0)).decode()


def doubles(data):
    """float64, little-endian, every NaN the same one"""
    values = np.array(data, dtype="<f8")
    values[np.isnan(values)] = np.nan
    return values.tobytes()


def digest(data):
    values = np.array(data, dtype=np.float64).ravel()
    finite = values[np.isfinite(values)]
    return {
        "shape": list(data.shape),
        "sha256": hashlib.sha256(doubles(data)).hexdigest(),
        "sum": math.fsum(finite),
        "sumOfSquares": math.fsum(finite**2),
        "nans": int(np.isnan(values).sum()),
        "pixels": [[int(i), None if np.isnan(values[i]) else values[i]] for i in (0, values.size // 3, values.size - 1)],
    }


def sample(hdu):
    out = io.BytesIO()
    hdus = [hdu] if isinstance(hdu, fits.PrimaryHDU) else [fits.PrimaryHDU(), hdu]
    fits.HDUList(hdus).writeto(out)
    raw = out.getvalue()
    data = fits.open(io.BytesIO(raw))[-1].data
    return {"file": pack(raw), **digest(data)}


def compressed(data, kind, blank=None, **options):
    header = fits.Header()
    if blank is not None:
        header["BLANK"] = blank
    header["BUNIT"] = "Mx/cm^2"
    return sample(fits.CompImageHDU(data, header, compression_type=kind, **options))


def plain(data, **cards):
    hdu = fits.PrimaryHDU(data)
    for keyword, value in cards.items():
        hdu.header[keyword] = value
    return sample(hdu)


def field(h, w, dtype):
    y, x = np.mgrid[:h, :w]
    smooth = 900 * np.exp(-((x - w / 3) ** 2 + (y - h / 2) ** 2) / 20) - 700 * np.exp(-((x - w / 1.5) ** 2 + (y - h / 2) ** 2) / 12)
    return (smooth + rng.normal(0, 5, (h, w))).astype(dtype)


def samples():
    flat, rough = field(17, 40, "i4"), rng.integers(-(2**31), 2**31, (6, 40)).astype("i4")
    mixed = np.concatenate([np.full((5, 40), -7, "i4"), flat, rough])
    shorts = field(17, 40, "i2")
    shorts[3, 5:9] = -32768
    floats = field(20, 33, "f4")
    holes = floats.copy()
    holes[2:5, 7:11] = np.nan
    zeros = floats.copy()
    zeros[8:12] = 0
    constant = np.concatenate([floats, np.full((4, 33), 3.25, "f4")])
    cube = rng.integers(0, 200, (3, 10, 14)).astype("i2")
    dither = {"quantize_level": 16, "dither_seed": 42}
    return {
        "rice-int32": compressed(mixed, "RICE_1"),
        "rice-int16-blank": compressed(shorts, "RICE_1", blank=-32768),
        "rice-uint8": compressed(rng.integers(0, 256, (9, 50)).astype("u1"), "RICE_1"),
        "rice-uint16": compressed(rng.integers(0, 65536, (9, 50)).astype("u2"), "RICE_1"),
        "rice-uint32": compressed(rng.integers(0, 2**32, (9, 50)).astype("u4"), "RICE_1"),
        "rice-tiles-2d": compressed(field(23, 31, "i4"), "RICE_1", tile_shape=(8, 10)),
        "rice-cube": compressed(cube, "RICE_1", tile_shape=(2, 4, 5)),
        "rice-no-dither": compressed(floats, "RICE_1", quantize_method=-1, quantize_level=16),
        "rice-dither-1": compressed(holes, "RICE_1", quantize_method=1, **dither),
        "rice-dither-2": compressed(zeros, "RICE_1", quantize_method=2, **dither),
        "rice-dither-float64": compressed(holes.astype("f8"), "RICE_1", quantize_method=1, **dither),
        "rice-dither-fallback": compressed(constant, "RICE_1", quantize_method=1, **dither),
        "rice-dither-long": compressed(field(101, 101, "f4"), "RICE_1", tile_shape=(101, 101), quantize_method=1, quantize_level=1, dither_seed=10000),
        "gzip-1-int16": compressed(shorts, "GZIP_1", blank=-32768),
        "gzip-2-int32": compressed(mixed, "GZIP_2"),
        "gzip-2-float32": compressed(holes, "GZIP_2", quantize_level=0),
        "gzip-1-float64": compressed(holes.astype("f8"), "GZIP_1", quantize_level=0),
        "gzip-1-dither-1": compressed(floats, "GZIP_1", quantize_method=1, **dither),
        "nocompress-int16": compressed(shorts, "NOCOMPRESS"),
        "plain-uint8": plain(rng.integers(0, 256, (5, 7)).astype("u1")),
        "plain-int8": plain(rng.integers(-128, 128, (5, 7)).astype("i1")),
        "plain-int16-blank": plain(shorts, BLANK=-32768),
        "plain-uint16": plain(rng.integers(0, 65536, (5, 7)).astype("u2")),
        "plain-int32": plain(mixed),
        "plain-uint32": plain(rng.integers(0, 2**32, (5, 7)).astype("u4")),
        "plain-int64": plain(rng.integers(-(2**53), 2**53, (5, 7))),
        "plain-uint64": plain(np.array([[0, 1, 2**53], [2**63, 2**63 + 2**20, 2**64 - 2**20]], "u8")),
        "plain-float32": plain(holes, BUNIT="G"),
        "plain-float64": plain(holes.astype("f8")),
    }


def table():
    columns = [
        fits.Column("ell", "J", array=[10, 20, 30]),
        fits.Column("cl", "3E", unit="sr", array=np.arange(9).reshape(3, 3) / 8),
        fits.Column("name", "5A", array=["a", "bc", "defgh"]),
        fits.Column("flag", "L", array=[True, False, True]),
        fits.Column("count", "I", null=-1, array=[1, -1, 3]),
        fits.Column("scaled", "I", array=[1, 2, 3]),
        fits.Column("big", "K", array=[2**40, -(2**40), 7]),
        fits.Column("byte", "B", array=[0, 128, 255]),
        fits.Column("wave", "D", unit="nm", array=[1.5, np.nan, 1e300]),
        fits.Column("list", "PJ()", array=[[1], [1, 2], [1, 2, 3]]),
        fits.Column("phase", "C", array=[1j, 2, 3]),
        fits.Column("bits", "3X", array=np.ones((3, 3), bool)),
    ]
    out = io.BytesIO()
    fits.HDUList([fits.PrimaryHDU(), fits.BinTableHDU.from_columns(columns, name="CLS")]).writeto(out)
    scaled = b"TSCAL6  =                  0.5".ljust(80) + b"TZERO6  =                   10".ljust(80)
    raw = out.getvalue()
    end = raw.rindex(b"END".ljust(80))
    return {"file": pack(raw[:end] + scaled + raw[end : end + 80] + raw[end + 240 :])}


def unsupported(kind):
    out = io.BytesIO()
    data = rng.integers(0, 9, (16, 16)).astype("i2")
    fits.HDUList([fits.PrimaryHDU(), fits.CompImageHDU(data, compression_type=kind)]).writeto(out)
    return {"file": pack(out.getvalue())}


def real(root):
    found = {}
    for path in sorted(root.glob("solar/**/*.fits")) + sorted(root.glob("lensing/**/*.fits")):
        hdu = next(h for h in fits.open(path) if h.data is not None)
        found[path.relative_to(root).as_posix()] = digest(hdu.data)
    return found


(HERE / "samples.json").write_text(json.dumps({
    "images": samples(), "table": table(), "plio": unsupported("PLIO_1"), "hcompress": unsupported("HCOMPRESS_1"),
}, indent=1) + "\n")
if len(sys.argv) > 1:
    (HERE / "real-data.json").write_text(json.dumps(real(pathlib.Path(sys.argv[1])), indent=1) + "\n")
