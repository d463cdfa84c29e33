export { readHdf5, type Hdf5Array, type ReadHdf5Options } from "./read-hdf5";
