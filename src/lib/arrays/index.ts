export { describeValue } from "./describe-value";
export { image, imageAt, images, stackImages, type Image, type Images } from "./images";
export { matrix, rowAt, type Matrix } from "./matrix";
export { isImage, isImages, requireImage, requireImages } from "./require-image";
export { table, toDataFrame, type Column, type DataFrameLike, type Table } from "./table";
