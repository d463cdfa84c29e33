import { html, type Html } from "./html";

/** A verdict as a word on its colour. */
export function badge(kind: string, text: string): Html {
  return html`<span class="badge ${kind}">${text}</span>`;
}

/** `12.3 s`, `5 min 12 s`. */
export function duration(seconds: number): string {
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Bytes in megabytes of 10^6. */
export function megabytes(bytes: number): string {
  return bytes > 0 ? `${Math.round(bytes / 1e6)} MB` : "unknown";
}

/** The id of a notebook's section. */
export function anchor(name: string): string {
  return name.replace(/[^\w-]+/g, "-");
}
