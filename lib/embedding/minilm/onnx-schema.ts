import protobuf from "protobufjs/light.js";

/** ONNX tensor element types used here (onnx.proto, TensorProto.DataType). */
export const onnxDataType = { float32: 1, uint8: 2, int64: 7 } as const;

/** A constant of the graph; `data` is little-endian and row-major. */
export interface OnnxTensor {
  readonly name: string;
  readonly dims: readonly number[];
  readonly dataType: (typeof onnxDataType)[keyof typeof onnxDataType];
  readonly data: Uint8Array;
}

/** `int` and `ints` are 64-bit in the file; only safe integers are accepted here. */
export type OnnxAttribute =
  | { readonly name: string; readonly kind: "float" | "int"; readonly value: number }
  | { readonly name: string; readonly kind: "ints"; readonly value: readonly number[] };

/** One operation; inputs and outputs are value names, an empty input name is an omitted input. */
export interface OnnxNode {
  readonly name: string;
  readonly opType: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: readonly OnnxAttribute[];
}

/** A graph input or output; a string in `dims` is a free axis of that name. */
interface OnnxValue {
  readonly name: string;
  readonly dataType: (typeof onnxDataType)[keyof typeof onnxDataType];
  readonly dims: readonly (number | string)[];
}

/** Nodes are in execution order. */
export interface OnnxModel {
  readonly name: string;
  /** Version of the default operator set. */
  readonly opset: number;
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

/** File format version that goes with operator set 20. */
const irVersion = 9;

const repeated = (type: string, id: number) => ({ rule: "repeated", type, id });

/**
 * The part of onnx.proto that a model without sub-graphs needs. Field numbers are the format.
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
const schema = protobuf.Root.fromJSON({
  nested: {
    ModelProto: {
      fields: {
        irVersion: { type: "int64", id: 1 },
        producerName: { type: "string", id: 2 },
        graph: { type: "GraphProto", id: 7 },
        opsetImport: repeated("OperatorSetIdProto", 8),
      },
    },
    OperatorSetIdProto: {
      fields: { domain: { type: "string", id: 1 }, version: { type: "int64", id: 2 } },
    },
    GraphProto: {
      fields: {
        node: repeated("NodeProto", 1),
        name: { type: "string", id: 2 },
        initializer: repeated("TensorProto", 5),
        input: repeated("ValueInfoProto", 11),
        output: repeated("ValueInfoProto", 12),
      },
    },
    NodeProto: {
      fields: {
        input: repeated("string", 1),
        output: repeated("string", 2),
        name: { type: "string", id: 3 },
        opType: { type: "string", id: 4 },
        attribute: repeated("AttributeProto", 5),
      },
    },
    AttributeProto: {
      fields: {
        name: { type: "string", id: 1 },
        f: { type: "float", id: 2 },
        i: { type: "int64", id: 3 },
        ints: repeated("int64", 8),
        type: { type: "int32", id: 20 },
      },
    },
    TensorProto: {
      fields: {
        dims: repeated("int64", 1),
        dataType: { type: "int32", id: 2 },
        name: { type: "string", id: 8 },
        rawData: { type: "bytes", id: 9 },
      },
    },
    ValueInfoProto: {
      fields: { name: { type: "string", id: 1 }, type: { type: "TypeProto", id: 2 } },
    },
    TypeProto: { fields: { tensorType: { type: "TensorTypeProto", id: 1 } } },
    TensorTypeProto: {
      fields: { elemType: { type: "int32", id: 1 }, shape: { type: "TensorShapeProto", id: 2 } },
    },
    TensorShapeProto: { fields: { dim: repeated("DimensionProto", 1) } },
    DimensionProto: {
      fields: { dimValue: { type: "int64", id: 1 }, dimParam: { type: "string", id: 2 } },
    },
  },
});

/**
 * Serialises a model as an .onnx file. The same model gives the same bytes.
 * @returns the whole file
 */
export function encodeOnnxModel(model: OnnxModel): Uint8Array {
  const message = {
    irVersion,
    producerName: "viva",
    opsetImport: [{ domain: "", version: model.opset }],
    graph: {
      name: model.name,
      node: model.nodes.map(({ name, opType, inputs, outputs, attributes }) => ({
        name,
        opType,
        input: inputs,
        output: outputs,
        attribute: attributes.map(attributeFields),
      })),
      initializer: model.initializers.map(({ name, dims, dataType, data }) => ({
        name,
        dims,
        dataType,
        rawData: data,
      })),
      input: model.inputs.map(valueFields),
      output: model.outputs.map(valueFields),
    },
  };
  return schema.lookupType("ModelProto").encode(message).finish();
}

/** AttributeProto.type: FLOAT 1, INT 2, INTS 7. */
function attributeFields(attribute: OnnxAttribute) {
  const { name, kind, value } = attribute;
  if (kind === "float") return { name, type: 1, f: value };
  if (kind === "int") return { name, type: 2, i: value };
  return { name, type: 7, ints: value };
}

function valueFields({ name, dataType, dims }: OnnxValue) {
  const dim = dims.map((size) =>
    typeof size === "number" ? { dimValue: size } : { dimParam: size },
  );
  return { name, type: { tensorType: { elemType: dataType, shape: { dim } } } };
}
