export { seed, type Seed, type Stream } from "./streams";
