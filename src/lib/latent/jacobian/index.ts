export {
  driftRatio, heldDrift, type DriftRatio, type DriftRatioOptions, type HeldWalks, type WalkEnds,
} from "./held-drift";
export { jacobianWalk, type JacobianWalk } from "./jacobian-walk";
export { type JacobianWalkOptions } from "./jacobian-walk-options";
export { leastStep } from "./least-step";
export { measureJacobian, type Jacobian, type JacobianOptions } from "./measure-jacobian";
export { orthonormalBasis, subspaceBasis } from "./orthonormal-basis";
