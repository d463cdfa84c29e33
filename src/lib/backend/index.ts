export { BackendError } from "./backend-error";
export type { BackendInfo, BackendName, BackendOptions } from "./backend-info";
export { startBackend } from "./start-backend";
export { backendStatus, type BackendStatus } from "./status";
