import { inspect } from "node:util";

const LONGEST = 60;

const quote = (value: unknown) => {
  const text = typeof value === "string" ? JSON.stringify(value) : inspect(value, { breakLength: Infinity, depth: 1 });
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
};

const withArticle = (noun: string) => `${/^[AEIO]/.test(noun) ? "an" : "a"} ${noun}`;

/** An array by its type and the first of its values that is not a number, else its first value. */
function describeArray(values: ArrayLike<unknown>, name: string): string {
  if (values.length === 0) return `an empty ${name}`;
  const odd = Array.prototype.findIndex.call(values, (value: unknown) => typeof value !== "number");
  const index = Math.max(0, odd);
  return `${withArticle(name)} with ${quote(values[index])} at index ${index}`;
}

/** A value that was passed in place of another, in a few words for an error: its type, and what is in it. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value !== "object") return `the ${typeof value} ${quote(value)}`;
  const name = Object.getPrototypeOf(value)?.constructor?.name;
  if (Array.isArray(value)) return describeArray(value, "Array");
  if (ArrayBuffer.isView(value) && "length" in value) return describeArray(value as never, String(name));
  return `${typeof name === "string" && name !== "Object" ? withArticle(name) : "an object"}, ${quote(value)}`;
}
