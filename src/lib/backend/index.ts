export { BackendError } from "./backend-error";
export { type Engine } from "./engines";
export { measureSpeed, type Speed } from "./speed";
export { requireTraining, startBackend, type BackendOptions } from "./start";
export { backendStatus, type BackendName, type BackendStatus } from "./status";
