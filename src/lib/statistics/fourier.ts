import FFT from "fft.js";

interface RealTransform {
  realTransform(out: Float64Array, data: Float64Array): void;
  transform(out: Float64Array, data: Float64Array): void;
}

/** Makes a function that gives `|F(ky, kx)|^2` of a real side x side image, [side, side / 2 + 1], kx from 0. */
export function squaredSpectrum(side: number): (pixels: Float64Array) => Float64Array {
  const fft = new FFT(side) as RealTransform;
  const columns = side / 2 + 1;
  const rowOut = new Float64Array(2 * side);
  const column = new Float64Array(2 * side);
  const columnOut = new Float64Array(2 * side);
  const rows = new Float64Array(side * 2 * columns);
  return (pixels) => {
    for (let y = 0; y < side; y++) {
      fft.realTransform(rowOut, pixels.subarray(y * side, (y + 1) * side));
      rows.set(rowOut.subarray(0, 2 * columns), y * 2 * columns);
    }
    const squared = new Float64Array(side * columns);
    for (let x = 0; x < columns; x++) {
      for (let y = 0; y < side; y++) {
        column[2 * y] = rows[2 * (y * columns + x)];
        column[2 * y + 1] = rows[2 * (y * columns + x) + 1];
      }
      fft.transform(columnOut, column);
      for (let y = 0; y < side; y++) squared[y * columns + x] = columnOut[2 * y] ** 2 + columnOut[2 * y + 1] ** 2;
    }
    return squared;
  };
}
