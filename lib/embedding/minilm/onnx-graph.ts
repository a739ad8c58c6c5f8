import { type OnnxAttribute, type OnnxNode, type OnnxTensor, onnxDataType } from "./onnx-schema";

/** Collects operations and constants in execution order; every method returns a value name. */
export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
  /** Appends an operation with one output, named after its type unless `output` is given. */
  apply(opType: string, inputs: readonly string[], options?: ApplyOptions): string;
  /** A scalar. */
  float32(name: string, value: number): string;
  /** A row-major tensor; `values` is kept, not copied. */
  uint8(name: string, dims: readonly number[], values: Uint8Array): string;
  /** A list. */
  int64(name: string, values: readonly number[]): string;
}

interface ApplyOptions {
  readonly attributes?: readonly OnnxAttribute[];
  readonly output?: string;
}

/** An empty graph. Names follow from the order of the calls: the same calls give the same graph. */
export function createOnnxGraph(): OnnxGraph {
  const nodes: OnnxNode[] = [];
  const initializers: OnnxTensor[] = [];

  function addConstant(tensor: OnnxTensor): string {
    initializers.push(tensor);
    return tensor.name;
  }

  return {
    nodes,
    initializers,
    apply(opType, inputs, { attributes = [], output } = {}) {
      const name = output ?? `${opType}_${nodes.length}`;
      nodes.push({ name, opType, inputs, outputs: [name], attributes });
      return name;
    },
    float32(name, value) {
      const view = new DataView(new ArrayBuffer(4));
      view.setFloat32(0, value, true);
      const data = new Uint8Array(view.buffer);
      return addConstant({ name, dims: [], dataType: onnxDataType.float32, data });
    },
    uint8: (name, dims, values) =>
      addConstant({ name, dims, dataType: onnxDataType.uint8, data: values }),
    int64(name, values) {
      const view = new DataView(new ArrayBuffer(values.length * 8));
      for (const [i, value] of values.entries()) view.setBigInt64(i * 8, BigInt(value), true);
      const data = new Uint8Array(view.buffer);
      return addConstant({ name, dims: [values.length], dataType: onnxDataType.int64, data });
    },
  };
}
