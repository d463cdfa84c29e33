/** What the bytes of a graph say of it. */
export interface GraphSize {
  /** points */
  readonly size: number;
  /** numbers of a point */
  readonly dimension: number;
}

/** Eight counts, two numbers of 4 bytes and three counts, of which one is a float64. */
const HEAD_BYTES = 96;
const LABEL_BYTES = 8;

/**
 * Measures a graph that hnswlib wrote, without hnswlib: it does not say when a disk refuses what it writes, and takes the
 * dimension of a graph that it reads from the caller.
 * @throws Error for bytes that are no such graph, or are cut off
 * Source: HierarchicalNSW::saveIndex of hnswlib 0.8.
 */
export function measureGraph(bytes: Uint8Array): GraphSize {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEAD_BYTES) throw new Error(`${bytes.length} bytes, too few for the head of a graph`);
  const countAt = (offset: number) => Number(view.getBigUint64(offset, true));
  const [size, stride, labels, values, links] = [16, 24, 32, 40, 64].map(countAt);
  const dimension = (labels - values) / 4;
  if (values !== 4 * links + 4 || stride !== labels + LABEL_BYTES || !Number.isInteger(dimension) || dimension < 1) {
    throw new Error("bytes that are not laid out as a graph");
  }
  let end = HEAD_BYTES + size * stride;
  for (let point = 0; point < size && end <= bytes.length - 4; point++) end += 4 + view.getUint32(end, true);
  if (end !== bytes.length) throw new Error(`${bytes.length} bytes, which are not all of a graph`);
  return { size, dimension };
}
