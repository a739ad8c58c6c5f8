import type { OnnxModel } from "./onnx-schema";
import type { SourceFiles } from "./source-files";

/** all-MiniLM-L6-v2 in the words of its config.json. */
const config = {
  architectures: ["BertModel"],
  model_type: "bert",
  hidden_act: "gelu",
  hidden_size: 384,
  intermediate_size: 1536,
  layer_norm_eps: 1e-12,
  max_position_embeddings: 512,
  num_attention_heads: 12,
  num_hidden_layers: 6,
  pad_token_id: 0,
  type_vocab_size: 2,
  vocab_size: 30522,
} as const;

const shape = {
  layers: config.num_hidden_layers,
  heads: config.num_attention_heads,
  hiddenSize: config.hidden_size,
  layerNormEpsilon: config.layer_norm_eps,
};

/**
 * The embedding model as a Hugging Face folder. The same source gives the same bytes.
 * @returns content by path, `/`-separated, relative to the folder
 */
export async function renderModelFiles(source: SourceFiles): Promise<ModelFiles> {
  // Only the first start writes the model; later ones need no protobuf library.
  const [{ readWeights }, { buildBertGraph }] = await Promise.all([
    import("./read-weights"),
    import("./bert-graph"),
  ]);
  const weights = readWeights(new TextDecoder().decode(source.graph), source.weights);
  return renderFolder(source, config, buildBertGraph(weights, shape));
}

/** What training added to weights of the source, and weights of its own, in the source's format. */
export interface TrainedLayers {
  /** Text of a model.json; see `readWeights`. */
  readonly manifest: string;
  readonly weights: Uint8Array;
}

/**
 * The encoder with trained layers in it and a classifier on top, as a Hugging Face folder.
 * @returns content by path, `/`-separated, relative to the folder
 */
export async function renderClassifierFiles(
  source: SourceFiles,
  { manifest, weights }: TrainedLayers,
): Promise<ModelFiles> {
  const [{ readWeights, addWeights }, { buildClassifierGraph }] = await Promise.all([
    import("./read-weights"),
    import("./bert-graph"),
  ]);
  const base = readWeights(new TextDecoder().decode(source.graph), source.weights);
  const all = addWeights(base, readWeights(manifest, weights));
  const own = { ...config, architectures: ["BertForSequenceClassification"] };
  return renderFolder(source, own, buildClassifierGraph(all, shape));
}

type ModelFiles = ReadonlyMap<string, Uint8Array>;

async function renderFolder(
  { tokenizer, tokenizerConfig }: SourceFiles,
  description: object,
  graph: OnnxModel,
): Promise<ModelFiles> {
  const { encodeOnnxModel } = await import("./onnx-schema");
  return new Map([
    ["config.json", new TextEncoder().encode(`${JSON.stringify(description, null, 2)}\n`)],
    ["tokenizer.json", tokenizer],
    ["tokenizer_config.json", tokenizerConfig],
    ["onnx/model.onnx", encodeOnnxModel(graph)],
  ]);
}
