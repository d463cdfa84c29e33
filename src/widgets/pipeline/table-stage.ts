import { imageAt } from "../../lib/arrays";
import { resampler } from "../binning";
import type { VegaLiteSpec } from "../figure";
import { planeFrame, toPage } from "../latent-projection/plane-frame";
import { thumbnailPlate } from "../latent-projection/thumbnail-plate";
import { POINTED_COLOUR } from "../latent-projection/colours";
import { pngDataUri } from "../png";
import type { ColourScale } from "../sprite";
import type { Origin } from "../tile-sheet";
import { framed, INK, layer, texts } from "./marks";
import type { PipelineTable } from "./parts";

/** Picture pixels per page pixel and number of colours, from best to least. */
const QUALITIES = [[2, 31], [2, 15], [1, 31], [1, 15], [1, 9]] as const;
/** What the picture of all thumbnails may take of a static figure. */
const PLATE_BYTES = 12_000;

export interface TableLook {
  readonly scale: ColourScale;
  readonly origin: Origin;
  /** width of a thumbnail on the page */
  readonly thumbnail: number;
}

/** Thumbnails of the database where their embeddings lie, the query's place among them, and the match outlined. */
export function tableStage(table: PipelineTable, left: number, side: number, { scale, origin, thumbnail }: TableLook): VegaLiteSpec[] {
  const { x, y, images, match, query } = table;
  const [n, h, w] = images.shape;
  const frame = planeFrame(
    { x: [...Array.from(x), query.x], y: [...Array.from(y), query.y] }, side, thumbnail / side);
  const place = (i: number) => toPage(frame, { x: x[i], y: y[i] });
  // the match last, on top of its neighbours
  const order = [...Array.from({ length: n }, (_, i) => i).filter((i) => i !== match), match];
  const pictures = order.map((i) => ({
    centre: place(i), resample: resampler({ data: imageAt(images, i).data, width: w, height: h }, origin === "lower"),
  }));
  const draw = ([zoom, levels]: (typeof QUALITIES)[number]) => {
    const width = Math.round(thumbnail * zoom);
    const height = Math.max(1, Math.round((width * h) / w));
    const patches = pictures.map(({ centre, resample }) => ({ centre, raster: resample(width, height) }));
    return thumbnailPlate(frame, patches, { scale: zoom, width, height, colours: scale, levels });
  };
  let plate = draw(QUALITIES[0]);
  for (let k = 1; k < QUALITIES.length && plate.length > PLATE_BYTES; k++) plate = draw(QUALITIES[k]);
  const [found, asked] = [place(match), toPage(frame, query)];
  const [halfWidth, halfHeight] = [thumbnail / 2 + 2, (thumbnail * h) / w / 2 + 2];
  const outline = {
    x: left + found.x - halfWidth, x2: left + found.x + halfWidth, y: found.y - halfHeight, y2: found.y + halfHeight,
  };
  const spot = { x: left + asked.x, y: asked.y };
  const key = side + 12;
  return [
    {
      data: { values: [{}] },
      mark: { type: "image", url: pngDataUri(plate), width: side, height: side, aspect: false, smooth: false, align: "left", baseline: "top", aria: false },
      encoding: { x: { value: left }, y: { value: 0 } },
    },
    layer([{ ...spot, x2: left + found.x, y2: found.y }], { type: "rule", color: POINTED_COLOUR, strokeWidth: 2 }),
    layer([outline], { type: "rect", fillOpacity: 0, stroke: POINTED_COLOUR, strokeWidth: 2.5 }),
    layer([spot], { type: "point", filled: true, fill: POINTED_COLOUR, stroke: "white", strokeWidth: 1.5, size: 110, opacity: 1 }),
    ...framed(left, side, side, "Look-up table of embeddings"),
    layer([{ x: left + 6, y: key }], { type: "point", filled: true, fill: POINTED_COLOUR, size: 60, opacity: 1 }),
    texts([{ x: left + 16, y: key, text: "the query's embedding" }], { baseline: "middle", fontSize: 11 }),
    layer([{ x: left + 2, x2: left + 11, y: key + 10, y2: key + 19 }], { type: "rect", fillOpacity: 0, stroke: POINTED_COLOUR, strokeWidth: 2 }),
    texts([{ x: left + 16, y: key + 15, text: "its nearest neighbour" }], { baseline: "middle", fontSize: 11, color: INK }),
  ];
}
