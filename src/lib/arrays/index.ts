export { image, imageAt, images, stackImages, type Image, type Images } from "./images";
export { table, toDataFrame, type Column, type DataFrameLike, type Table } from "./table";
