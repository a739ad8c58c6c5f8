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

/**
 * The model as a Hugging Face folder. The same source gives the same bytes.
 * @returns content by path, `/`-separated, relative to the folder
 */
export async function renderModelFiles(
  source: SourceFiles,
): Promise<ReadonlyMap<string, Uint8Array>> {
  // Only the first start writes the model; later ones need no protobuf library.
  const [{ readWeights }, { buildBertGraph }, { encodeOnnxModel }] = await Promise.all([
    import("./read-weights"),
    import("./bert-graph"),
    import("./onnx-schema"),
  ]);
  const weights = readWeights(new TextDecoder().decode(source.graph), source.weights);
  const graph = buildBertGraph(weights, {
    layers: config.num_hidden_layers,
    heads: config.num_attention_heads,
    hiddenSize: config.hidden_size,
    layerNormEpsilon: config.layer_norm_eps,
  });
  return new Map([
    ["config.json", new TextEncoder().encode(`${JSON.stringify(config, null, 2)}\n`)],
    ["tokenizer.json", source.tokenizer],
    ["tokenizer_config.json", source.tokenizerConfig],
    ["onnx/model.onnx", encodeOnnxModel(graph)],
  ]);
}
