import { JsocError } from "./jsoc-error";
import type { JsocService } from "./jsoc-service";

/** JSOC's list of HARPs and the NOAA regions inside them: a head, then "377 11158" or "284 11133,11134". */
const TABLE = "/doc/data/hmi/harpnum_to_noaa/all_harps_with_noaa_ars.txt";

/** The HARPs that hold a NOAA region, in rising order. @throws JsocError when the list is not understood, or has none */
export async function harpsOfRegion(service: Pick<JsocService, "text" | "address">, noaa: number): Promise<number[]> {
  const address = service.address(TABLE);
  const rows = (await service.text(address)).split("\n").flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+(?:\s*,\s*\d+)*)\s*$/.exec(line);
    return match === null ? [] : [{ harp: Number(match[1]), regions: (match[2] ?? "").split(",").map(Number) }];
  });
  if (rows.length === 0) {
    const remedy = "Give the HARP number, or a time range beside the NOAA number.";
    throw new JsocError({ expected: `a list of HARPs and NOAA regions at ${address}`, found: "no such line", remedy });
  }
  const harps = rows.filter(({ regions }) => regions.includes(noaa)).map(({ harp }) => harp);
  if (harps.length > 0) return [...new Set(harps)].sort((a, b) => a - b);
  throw new JsocError({
    expected: `a HARP that holds NOAA ${noaa} in JSOC's list`,
    found: `none among ${rows.length}`,
    remedy: "SHARPs start in May 2010 with NOAA 11064; for a new region give a time range too (from, to).",
  });
}
