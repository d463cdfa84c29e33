import type { Engine, Tensor } from "../../backend/engine";

/**
 * Images [n, s, s, 1], each shifted by its own two numbers of `shifts` [n, 2], in pixels towards larger row and column
 * index: `out[i, j] = in[m(i - shift_0), m(j - shift_1)]`, where m mirrors at the outermost pixels, so that no edge
 * appears; fractions interpolate linearly. |shift| < s. Written as two matrix products, which have a gradient.
 */
export function shiftImages({ tf }: Engine, images: Tensor, shifts: Tensor): Tensor {
  const [n, side] = images.shape as [number, number];
  const place = tf.range(0, side);
  const last = side - 1;
  // [n, s, s]: row i holds the weights of the pixels that output pixel i is made of
  const weights = (axis: 0 | 1): Tensor => {
    const source = tf.sub(tf.reshape(place, [1, side]), tf.slice(shifts, [0, axis], [n, 1]));
    const mirrored = tf.sub(last, tf.abs(tf.sub(last, tf.abs(source))));
    return tf.relu(tf.sub(1, tf.abs(tf.sub(tf.reshape(mirrored, [n, side, 1]), tf.reshape(place, [1, 1, side])))));
  };
  const shifted = tf.matMul(tf.matMul(weights(0), tf.reshape(images, [n, side, side])), weights(1), false, true);
  return tf.reshape(shifted, images.shape);
}
