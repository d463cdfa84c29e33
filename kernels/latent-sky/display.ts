import { randomUUID } from "node:crypto";
import type { DisplayOptions, MimeBundle } from "../../src/widgets/host";
import type { Publish } from "./channels";
import type { Runs } from "./runs";
import type { Streams } from "./streams";

export type Display = (data: MimeBundle, options?: DisplayOptions) => void;

/** Puts a MIME bundle under the cell whose code calls it, after the text that the cell printed before. */
export function createDisplay(publish: Publish, streams: Streams, runs: Runs): Display {
  return (data, { metadata = {}, id, update = false } = {}) => {
    const run = runs.current;
    if (run === undefined) return;
    streams.flush();
    const transient = id === undefined && !update ? {} : { display_id: id ?? randomUUID() };
    const type = update ? "update_display_data" : "display_data";
    publish(type, { data, metadata, transient }, { parent: run.area.header });
  };
}
