import { inflateSync } from "node:zlib";

// Written by h5py 3.16 and packed with base64.b64encode(zlib.compress(file, 9)), where
// d = numpy.arange(18).reshape(3, 2, 3).astype("f4") * 100 - 500; d[0, 0, 0] = nan

// f.create_dataset("hmi", data=d, compression="gzip", shuffle=True, chunks=(1, 2, 3)); f["z"] = 1.0
const PAPER =
  "eNrr9HBx4+WS4mIAAQ4OBhYGAQZk8B8KRIRR+TD5BCjNCKU7oPQKJpg4I1hOAiouCDUfXV1IkKsrSPV/NACzx4AFQqO6bhSMFODh6hgAoiOgfF" +
  "h6OsGEqi4jNxNMV6GlSwcy7WVkYIOYwQjjW0BoZogAM1QdzBnMaDSmuATYKEEFeQZIklZgEOdgEK+HyrMycIDlmZiZwBZwA+0DMRiZYOZxgHNU" +
  "cUZpWlpOKtQMkLsg4impaTmJJQhxDqD5YHuZWCpYEUHCBHUSC8KnCkSFR7Cfvwsj2BVQXcz41cPy6x/B0TSMDEDlHSMwCtDLOwki9e+AhqcYWj" +
  "rHBS6gqWcioP4ZWnzhSs8so1E5CkbBKBgFo2AUjIJRMApGAc1BRVxygkMDs/qyyjkJK+xrfnxQZGPQ/ca2EyIuLHfZ749QcREbkziDegSrIEi0" +
  "oZGNrbb/yKpzmXoJDAxKeSxdjMDeJmrflgOlL4Hoq9pDZRwYTLgZTP4zo/VVmSB9VQ5or5yZkUcY1vtEBTOGQMh+sAcAIUxmmw==";

// h5py.File(…, libver="latest", track_order=True)
// s = f.create_dataset("second/field", data=numpy.array([[1, -2], [300, -400]], ">i2"), compression="gzip")
// s.attrs["units"] = "Gauss"; f["first"] = numpy.array([5], "i8"); f["name"] = "text"
const LATEST =
  "eNrr9HBx4+WS4mLm4GCAgf9QsE8EwjeAile9DTnh7+ESxMSzhUkJLMLMjKYFHXAxMTCC5NkkQSQjC8wKtuLU5Py8lPcwrgREmhHKZ03LLCouqR" +
  "OCyopDZJmgsix5ibmpk4ShPBUGIkGP6PJNYOczVDAJYXM0xLFsAkC7QC5IzUkpgjnIhYEqoDnxez/YCYwMjIxAhzMxMTLCfIWLZuZhYBTghPEF" +
  "GFiBrmTm5gaKAjUzgCAoVDlkgaHGxMTMyAQ0UwDJynXQSBQVAqlD9zKPOdACBjYGEZBkaV5mSTGDJNBUAbBNDJC4Y+AA280KxHVQR4HFbSgLix" +
  "Nq6z66O/v7MDJALYPbB7ELBNwTS4uLkcICln5KUitKkM06wM8wCkbBKBgFo2AUjIJRMApGwSgYBaNgFIyCQQrgYyEiwD4+IxAwoI4DgMc+OEAj" +
  "ECDgABn74OIQAsowdkEHgODjVjuGbjjknBUtZ0UPExbIuAezCAMjtjEZcFgwQcJiHnSQBz7wc2Dopw0lHTEN0HgPbMwJRFXEJSf8+d8f+DyekY" +
  "H3M/MsAOTTePQ=";

const unpack = (text: string) => inflateSync(Buffer.from(text, "base64"));

/** In the paper's layout: one data set [3, 2, 3], its first plane the radial field. */
export const paperFile = () => unpack(PAPER);

/** In the newest format: a group, a data set of int16 in Gauss inside it, a number, a text. */
export const latestFile = () => unpack(LATEST);
