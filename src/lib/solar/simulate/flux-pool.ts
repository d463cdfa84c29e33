/** Free flux elements in typed arrays: positions in Mm, signed flux in units of 1e18 Mx. */
export class FluxPool {
  x = new Float64Array(1024);
  y = new Float64Array(1024);
  flux = new Float64Array(1024);
  size = 0;

  add(x: number, y: number, flux: number): void {
    if (this.size === this.x.length) {
      const grown = (old: Float64Array) => {
        const longer = new Float64Array(2 * old.length);
        longer.set(old);
        return longer;
      };
      this.x = grown(this.x);
      this.y = grown(this.y);
      this.flux = grown(this.flux);
    }
    this.x[this.size] = x;
    this.y[this.size] = y;
    this.flux[this.size++] = flux;
  }

  /** Drops the elements without flux and those farther out than `reach`. */
  sweep(reach: number): void {
    let kept = 0;
    for (let i = 0; i < this.size; i++) {
      const [x, y, flux] = [this.x[i] as number, this.y[i] as number, this.flux[i] as number];
      if (flux === 0 || Math.abs(x) > reach || Math.abs(y) > reach) continue;
      this.x[kept] = x;
      this.y[kept] = y;
      this.flux[kept++] = flux;
    }
    this.size = kept;
  }

  /** A copy of the elements as they are now: [x, y, flux, x, y, flux, …]. */
  snapshot(): Float32Array {
    const copy = new Float32Array(3 * this.size);
    for (let i = 0; i < this.size; i++) copy.set([this.x[i] as number, this.y[i] as number, this.flux[i] as number], 3 * i);
    return copy;
  }
}
