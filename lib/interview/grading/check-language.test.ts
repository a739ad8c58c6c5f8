import { expect, it } from "vitest";
import { isForeign } from "./check-language";

it.each([
  "Das Modell lernt die Verteilung der Daten und erzeugt dann neue Beispiele, die nicht in den Daten sind.",
  "Le modèle apprend la distribution des données et il génère des exemples qui ne sont pas dans le jeu.",
  "El modelo aprende la distribución de los datos y genera ejemplos nuevos para los usuarios.",
  "Модель изучает распределение данных и создаёт новые примеры.",
  "模型学习数据的分布并生成新的样本。",
])("tells that an answer is not in English: %s", (text) => {
  expect(isForeign(text)).toBe(true);
});

it.each([
  "The model learns the distribution of the data and samples from it.",
  "softmax(QK^T/sqrt(d_k))V; scaling stops saturation at large d. Several heads, concatenated.",
  "so um, first the user can be attacker, he says like play my grandmother",
  "asdf qwer lkjh zxcv poiu mnbv",
  "μ and σ of q(z|x) come from the encoder",
  "Der Encoder.",
])("takes this for English: %s", (text) => {
  expect(isForeign(text)).toBe(false);
});
