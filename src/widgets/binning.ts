/** A raster in physical values; NaN where there is none. */
export interface Raster {
  readonly data: Float32Array;
  readonly height: number;
  readonly width: number;
}

/** For each of `to` equal parts of `from` pixels: the first pixel it covers, and how much of each from there on. */
interface Part {
  readonly first: number;
  readonly shares: readonly number[];
}

function equalParts(from: number, to: number): Part[] {
  return Array.from({ length: to }, (_, part) => {
    const start = (part * from) / to;
    const end = ((part + 1) * from) / to;
    const first = Math.floor(start + 1e-9);
    const shares: number[] = [];
    for (let pixel = first; pixel < end - 1e-9; pixel++) shares.push(Math.min(end, pixel + 1) - Math.max(start, pixel));
    return { first, shares };
  });
}

/**
 * Shrinks a raster by area averaging: each new pixel is the mean of what it covers, edges by their share, NaN left out.
 * A target larger than the raster leaves it as it is. `flip` turns it upside down.
 */
export function areaAverage(raster: Raster, width: number, height: number, flip = false): Raster {
  const outWidth = Math.min(width, raster.width);
  const outHeight = Math.min(height, raster.height);
  const sums = new Float64Array(outWidth * raster.height);
  const weights = new Float64Array(outWidth * raster.height);
  equalParts(raster.width, outWidth).forEach(({ first, shares }, x) => {
    for (let y = 0; y < raster.height; y++) {
      for (let k = 0; k < shares.length; k++) {
        const value = raster.data[y * raster.width + first + k] as number;
        if (Number.isNaN(value)) continue;
        const share = shares[k] as number;
        sums[y * outWidth + x] = (sums[y * outWidth + x] as number) + value * share;
        weights[y * outWidth + x] = (weights[y * outWidth + x] as number) + share;
      }
    }
  });
  const data = new Float32Array(outWidth * outHeight);
  equalParts(raster.height, outHeight).forEach(({ first, shares }, part) => {
    const y = flip ? outHeight - 1 - part : part;
    for (let x = 0; x < outWidth; x++) {
      let [sum, weight] = [0, 0];
      shares.forEach((share, k) => {
        sum += (sums[(first + k) * outWidth + x] as number) * share;
        weight += (weights[(first + k) * outWidth + x] as number) * share;
      });
      data[y * outWidth + x] = weight > 0 ? sum / weight : NaN;
    }
  });
  return { data, width: outWidth, height: outHeight };
}

/**
 * Enlarges a raster by bilinear interpolation between pixel centres; beyond the outermost centres the edge is kept.
 * NaN spreads to the pixels that are interpolated from it.
 */
export function interpolate(raster: Raster, width: number, height: number, flip = false): Raster {
  const data = new Float32Array(width * height);
  const place = (index: number, from: number, to: number) =>
    Math.max(0, Math.min(from - 1, ((index + 0.5) * from) / to - 0.5));
  const at = (y: number, x: number) => raster.data[y * raster.width + x] ?? NaN;
  for (let row = 0; row < height; row++) {
    const sourceY = place(row, raster.height, height);
    const top = Math.min(Math.floor(sourceY), Math.max(0, raster.height - 2));
    const bottom = Math.min(top + 1, raster.height - 1);
    const y = flip ? height - 1 - row : row;
    for (let x = 0; x < width; x++) {
      const sourceX = place(x, raster.width, width);
      const left = Math.min(Math.floor(sourceX), Math.max(0, raster.width - 2));
      const right = Math.min(left + 1, raster.width - 1);
      const upper = at(top, left) + (sourceX - left) * (at(top, right) - at(top, left));
      const lower = at(bottom, left) + (sourceX - left) * (at(bottom, right) - at(bottom, left));
      data[y * width + x] = upper + (sourceY - top) * (lower - upper);
    }
  }
  return { data, width, height };
}

/** Resamples one raster to any size, by area average or interpolation; remembers the last size it was asked for. */
export function resampler(raster: Raster, flip: boolean): (width: number, height: number) => Raster {
  let last: { readonly width: number; readonly height: number; readonly raster: Raster } | undefined;
  return (width, height) => {
    if (last?.width !== width || last.height !== height) {
      const resample = width > raster.width ? interpolate : areaAverage;
      last = { width, height, raster: resample(raster, width, height, flip) };
    }
    return last.raster;
  };
}
