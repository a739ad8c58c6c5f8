import { z } from "zod";

/** A tensor as the TensorFlow.js model stores it: value = byte × scale + min. */
interface StoredTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly bytes: Uint8Array;
  readonly scale: number;
  readonly min: number;
}

export interface StoredWeights {
  /**
   * The tensors whose sum this weight is; one, where nothing was trained further.
   * @throws {RangeError} if the model has no 8-bit tensor of this name
   */
  get(name: string): readonly [StoredTensor, ...StoredTensor[]];
  has(name: string): boolean;
}

const manifestSchema = z.object({
  weightsManifest: z.tuple([
    z.object({
      weights: z.array(
        z.object({
          name: z.string(),
          shape: z.array(z.number().int().positive()),
          dtype: z.enum(["float32", "int32"]),
          quantization: z
            .object({ dtype: z.literal("uint8"), min: z.number(), scale: z.number().positive() })
            .optional(),
        }),
      ),
    }),
  ]),
});

/**
 * Finds the 8-bit weights in a TensorFlow.js graph model of one shard, where tensors lie one
 * after another in the order of the manifest.
 * @param modelJson - text of model.json
 * @param shard - content of the one weight file; the tensors are views of it
 */
export function readWeights(modelJson: string, shard: Uint8Array): StoredWeights {
  const [group] = manifestSchema.parse(JSON.parse(modelJson)).weightsManifest;
  const tensors = new Map<string, StoredTensor>();
  let offset = 0;
  for (const { name, shape, quantization } of group.weights) {
    const size = shape.reduce((product, dim) => product * dim, 1);
    const byteLength = quantization ? size : size * 4;
    if (quantization) {
      const bytes = shard.subarray(offset, offset + byteLength);
      tensors.set(name, {
        name,
        dims: shape,
        bytes,
        scale: quantization.scale,
        min: quantization.min,
      });
    }
    offset += byteLength;
  }
  return {
    has: (name) => tensors.has(name),
    get(name) {
      const tensor = tensors.get(name);
      if (!tensor) throw new RangeError(`The model has no 8-bit tensor named ${name}.`);
      return [tensor];
    },
  };
}

/**
 * Weights with what training has added to them; a weight of only one of the two is taken as it is.
 * Differences are small, and so is what they lose as 8-bit numbers of their own.
 */
export function addWeights(base: StoredWeights, differences: StoredWeights): StoredWeights {
  return {
    has: (name) => base.has(name) || differences.has(name),
    get(name) {
      if (!differences.has(name)) return base.get(name);
      const trained = differences.get(name);
      if (!base.has(name)) return trained;
      const [first, ...more] = base.get(name);
      return [first, ...more, ...trained.map((tensor) => ({ ...tensor, name: `${name}/trained` }))];
    },
  };
}
