import type { Images } from "../../arrays";
import type { Engine } from "../../backend/engine";
import { readAll } from "../../backend/variables";
import { batchUnit, type SimSiamNetwork } from "./network";
import { backbone, project } from "./resnet";

/**
 * Sets the running statistics of an encoder to those of a batch of images, [n, 128, 128] in kG. A network that was
 * never trained has them at 0 and 1, and so would give nearly the same vector for every image.
 */
export function adaptStatistics(engine: Engine, network: SimSiamNetwork, images: Images): void {
  const { tf } = engine;
  tf.tidy(() => {
    const unit = batchUnit(engine, network, readAll(network.variables), ({ mean, variance }, batch) => {
      const count = batch.output.size / batch.mean.size;
      mean.assign(batch.mean);
      // over n, as the batch itself is normalised, so that every layer passes on what the next one's statistics are of
      variance.assign(tf.mul(batch.variance, (count - 1) / count));
    });
    project(unit, backbone(engine, network.sizes, unit, tf.tensor(images.data, [...images.shape, 1])));
  });
}
