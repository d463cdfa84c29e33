export { image, imageAt, images, stackImages, type Image, type Images } from "./images";
