import { OptionError } from "../lib/errors";

/** Colour maps that colour-blind readers can tell apart; grey and blue-red suit signed fields, centred on zero. */
export type ColourMap = "blue-red" | "cividis" | "grey" | "magma" | "viridis";

export type Rgb = readonly [red: number, green: number, blue: number];

const STOPS: Readonly<Record<ColourMap, string>> = {
  "blue-red": "053061 2166ac 4393c3 92c5de d1e5f0 f7f7f7 fddbc7 f4a582 d6604d b2182b 67001f",
  cividis: "002051 0a326a 2a446e 4c566d 67686f 7e7b75 928d78 a9a177 c7b76c e6ce59 fce647",
  grey: "000000 ffffff",
  magma: "000004 150e37 3b0f70 651a80 8c2981 b6377a de4968 f76f5c fe9f6d fece91 fcfdbf",
  viridis: "440154 482575 414487 35608d 2a788e 21918d 22a884 43bf71 7ad151 bcdf27 fde725",
};

/** The stops of a colour map, low to high, as `#rrggbb`; colours between them are linear in RGB. */
export function colourStops(map: ColourMap): readonly string[] {
  const stops: string | undefined = STOPS[map];
  if (stops === undefined) {
    throw new OptionError({
      expected: `a colour map out of ${Object.keys(STOPS).join(", ")}`,
      found: `"${String(map)}"`,
      remedy: "Signed fields look right in grey or blue-red, all others in viridis, cividis or magma.",
    });
  }
  return stops.split(" ").map((stop) => `#${stop}`);
}

/** `n` colours (at least 2) equally spaced along a colour map, low to high. */
export function sampleColours(map: ColourMap, n: number): Rgb[] {
  const stops = colourStops(map).map((hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)));
  return Array.from({ length: n }, (_, index) => {
    const place = (index / (n - 1)) * (stops.length - 1);
    const left = Math.min(Math.floor(place), stops.length - 2);
    const mix = (channel: number) => {
      const low = stops[left]?.[channel] ?? 0;
      const high = stops[left + 1]?.[channel] ?? 0;
      return Math.round(low + (place - left) * (high - low));
    };
    return [mix(0), mix(1), mix(2)] as const;
  });
}
