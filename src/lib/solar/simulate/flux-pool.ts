/** Free flux elements in typed arrays: positions in Mm, signed flux in units of 1e18 Mx, number of the bipole they are of. */
export class FluxPool {
  x = new Float64Array(1024);
  y = new Float64Array(1024);
  flux = new Float64Array(1024);
  bipole = new Uint8Array(1024);
  size = 0;

  add(x: number, y: number, flux: number, bipole = 0): void {
    if (this.size === this.x.length) {
      const grown = <T extends Float64Array | Uint8Array>(old: T, longer: T): T => {
        longer.set(old);
        return longer;
      };
      const length = 2 * this.size;
      this.x = grown(this.x, new Float64Array(length));
      this.y = grown(this.y, new Float64Array(length));
      this.flux = grown(this.flux, new Float64Array(length));
      this.bipole = grown(this.bipole, new Uint8Array(length));
    }
    this.bipole[this.size] = bipole;
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
      this.bipole[kept] = this.bipole[i];
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
