import { createOnnxGraph, type OnnxGraph } from "./onnx-graph";
import { type OnnxModel, onnxDataType } from "./onnx-schema";
import type { StoredWeights } from "./read-weights";

/** Size of a BERT encoder; widths that are not named here follow from the weights. */
export interface BertShape {
  readonly layers: number;
  readonly heads: number;
  readonly hiddenSize: number;
  readonly layerNormEpsilon: number;
}

const bert = "StatefulPartitionedCall/model/tf_bert_model/bert";
const tables = { words: "unknown", positions: "unknown_0", tokenTypes: "unknown_1" };

/** Added to the attention score of padding; large enough that its weight is exactly 0. */
const paddingScore = -10_000;

/**
 * The encoder as an ONNX graph: `input_ids`, `attention_mask` and `token_type_ids` (int64,
 * batch × sequence) to `last_hidden_state` (float32, batch × sequence × hidden).
 * @throws {RangeError} if a weight is missing
 */
export function buildBertGraph(weights: StoredWeights, shape: BertShape): OnnxModel {
  const graph = createOnnxGraph();
  const hidden = appendEncoder(graph, weights, shape);
  graph.apply("Identity", [hidden], { output: "last_hidden_state" });
  const dims = [...tokenDims, shape.hiddenSize];
  return finishGraph(graph, { name: "last_hidden_state", dataType: onnxDataType.float32, dims });
}

/**
 * The encoder with a classifier over the mean of its tokens: the same inputs to `probabilities`
 * (float32, batch × classes).
 * @param weights - hold `classifier/kernel` (hidden × classes) and `classifier/bias` besides
 * @throws {RangeError} if a weight is missing
 */
export function buildClassifierGraph(weights: StoredWeights, shape: BertShape): OnnxModel {
  const graph = createOnnxGraph();
  const hidden = appendEncoder(graph, weights, shape);
  const kept = graph.apply("Cast", ["attention_mask"], { attributes: [toFloat32] });
  const column = graph.apply("Unsqueeze", [kept, graph.int64("last_axis", [2])]);
  const sumTokens = (values: string) =>
    graph.apply("ReduceSum", [values, graph.int64(`${values}/token_axis`, [1])], {
      attributes: [{ name: "keepdims", kind: "int", value: 0 }],
    });
  const sum = sumTokens(graph.apply("Mul", [hidden, column]));
  const mean = graph.apply("Div", [sum, sumTokens(column)]);
  const floats = floatsOf(graph, weights);
  const scores = graph.apply("MatMul", [mean, floats("classifier/kernel")]);
  const logits = graph.apply("Add", [scores, floats("classifier/bias")]);
  graph.apply("Softmax", [logits], { output: "probabilities" });
  const classes = weights.get("classifier/bias")[0].dims[0] ?? 0;
  const dims = [...tokenDims.slice(0, 1), classes];
  return finishGraph(graph, { name: "probabilities", dataType: onnxDataType.float32, dims });
}

const tokenDims = ["batch_size", "sequence_length"];

function finishGraph(graph: OnnxGraph, output: OnnxModel["outputs"][number]): OnnxModel {
  const input = (name: string) => ({ name, dataType: onnxDataType.int64, dims: tokenDims });
  return {
    name: "bert",
    opset: 20,
    nodes: graph.nodes,
    initializers: graph.initializers,
    inputs: [input("input_ids"), input("attention_mask"), input("token_type_ids")],
    outputs: [output],
  };
}

/**
 * Appends the encoder and returns the name of its last layer's result. Weights stay the bytes they
 * are in the source and are turned into floats by the graph itself, which onnxruntime does once at
 * load: the file is a quarter of a float32 one and computes the same numbers. The embedding tables
 * are turned into floats row by row, after the look-up.
 */
function appendEncoder(graph: OnnxGraph, weights: StoredWeights, shape: BertShape): string {
  const layers = createLayers(graph, weights, shape);
  let hidden = layers.embed();
  for (let index = 0; index < shape.layers; index++) {
    const scope = `${bert}/encoder/layer_._${index}`;
    const attention = layers.attend(hidden, `${scope}/attention`);
    const attended = layers.normalize(
      graph.apply("Add", [attention, hidden]),
      `${scope}/attention/output/LayerNorm`,
    );
    const widened = graph.apply("Gelu", [layers.linear(attended, `${scope}/intermediate/dense`)]);
    const narrowed = layers.linear(widened, `${scope}/output/dense`);
    hidden = layers.normalize(
      graph.apply("Add", [narrowed, attended]),
      `${scope}/output/LayerNorm`,
    );
  }
  return hidden;
}

/** Gives the floats of a stored tensor, or of the rows that `select` takes from it. */
function floatsOf(graph: OnnxGraph, weights: StoredWeights) {
  return (name: string, select = (stored: string) => stored): string => {
    const terms = weights.get(name).map((stored) => {
      const selected = select(graph.uint8(stored.name, stored.dims, stored.bytes));
      const cast = graph.apply("Cast", [selected], { attributes: [toFloat32] });
      const scale = graph.float32(`${stored.name}/scale`, stored.scale);
      const scaled = graph.apply("Mul", [cast, scale]);
      return graph.apply("Add", [scaled, graph.float32(`${stored.name}/min`, stored.min)]);
    });
    return terms.reduce((sum, term) => graph.apply("Add", [sum, term]));
  };
}

/** The parts of a BERT encoder; each appends its operations and returns the name of its result. */
function createLayers(graph: OnnxGraph, weights: StoredWeights, shape: BertShape) {
  const headSize = shape.hiddenSize / shape.heads;
  const mask = paddingMask(graph);
  const splitHeads = graph.int64("split_heads", [0, 0, shape.heads, headSize]);
  const joinHeads = graph.int64("join_heads", [0, 0, shape.hiddenSize]);
  const scoreScale = graph.float32("score_scale", 1 / Math.sqrt(headSize));
  const floats = floatsOf(graph, weights);

  function linear(input: string, scope: string): string {
    const product = graph.apply("MatMul", [input, floats(`${scope}/Tensordot/ReadVariableOp`)]);
    return graph.apply("Add", [product, floats(`${scope}/BiasAdd/ReadVariableOp`)]);
  }

  function normalize(input: string, scope: string): string {
    const gain = floats(`${scope}/batchnorm/mul/ReadVariableOp`);
    const offset = floats(`${scope}/batchnorm/ReadVariableOp`);
    return graph.apply("LayerNormalization", [input, gain, offset], {
      attributes: [{ name: "epsilon", kind: "float", value: shape.layerNormEpsilon }],
    });
  }

  function embed(): string {
    const start = graph.int64("position_start", [0]);
    const length = graph.apply("Shape", ["input_ids"], {
      attributes: [
        { name: "start", kind: "int", value: 1 },
        { name: "end", kind: "int", value: 2 },
      ],
    });
    const words = floats(tables.words, (table) => graph.apply("Gather", [table, "input_ids"]));
    const positions = floats(tables.positions, (table) =>
      graph.apply("Slice", [table, start, length]),
    );
    const types = floats(tables.tokenTypes, (table) =>
      graph.apply("Gather", [table, "token_type_ids"]),
    );
    const placed = graph.apply("Add", [words, positions]);
    return normalize(graph.apply("Add", [placed, types]), `${bert}/embeddings/LayerNorm`);
  }

  function attend(hidden: string, scope: string): string {
    const heads = (part: string, order: readonly number[]) => {
      const projected = linear(hidden, `${scope}/self/${part}`);
      return transpose(graph, graph.apply("Reshape", [projected, splitHeads]), order);
    };
    const query = heads("query", [0, 2, 1, 3]);
    const key = heads("key", [0, 2, 3, 1]);
    const value = heads("value", [0, 2, 1, 3]);
    const scores = graph.apply("Mul", [graph.apply("MatMul", [query, key]), scoreScale]);
    const shares = graph.apply("Softmax", [graph.apply("Add", [scores, mask])]);
    const mixed = transpose(graph, graph.apply("MatMul", [shares, value]), [0, 2, 1, 3]);
    return linear(graph.apply("Reshape", [mixed, joinHeads]), `${scope}/output/dense`);
  }

  return { embed, attend, linear, normalize };
}

const toFloat32 = { name: "to", kind: "int", value: onnxDataType.float32 } as const;

function transpose(graph: OnnxGraph, input: string, order: readonly number[]): string {
  return graph.apply("Transpose", [input], {
    attributes: [{ name: "perm", kind: "ints", value: order }],
  });
}

/** 0 for a token, `paddingScore` for padding; batch × 1 × 1 × sequence. */
function paddingMask(graph: OnnxGraph): string {
  const kept = graph.apply("Cast", ["attention_mask"], { attributes: [toFloat32] });
  const padding = graph.apply("Sub", [graph.float32("one", 1), kept]);
  const scores = graph.apply("Mul", [padding, graph.float32("padding_score", paddingScore)]);
  return graph.apply("Unsqueeze", [scores, graph.int64("mask_axes", [1, 2])]);
}
