import { expect, it } from "vitest";
import { measurePlainness, plainLimit } from "./measure-style";

const plain = `You give the thing a box of photos and it looks at them until it can draw one of its own. It
  does not keep the photos, it only learns what they are like, a bit as a child learns what a dog is. When
  you then ask for a dog it makes one up on the spot, and no dog like it was ever in the box. The old kind
  could only tell you which photo has a dog in it. If it is wrong you show it more, and you do so until
  you are happy with what it draws.`;
const technical = `A generative model approximates the distribution of its training examples with a deep
  network, whereas discriminative classifiers estimate conditional probabilities of labels. Variational
  autoencoders sample from a regularised latent distribution, adversarial networks optimise a generator
  against a discriminator, and transformers predict tokens autoregressively. Supervised classification,
  regression and clustering remain preferable wherever labelled examples and repeatable decisions matter.`;

it("tells everyday words from the words of a field", () => {
  expect(measurePlainness(plain)).toBeGreaterThan(plainLimit);
  expect(measurePlainness(technical)).toBe(0);
});

it("says nothing of a text too short to have a style, nor of notes", () => {
  expect(measurePlainness("You show it a lot of dogs and then it can draw a dog for you.")).toBe(0);
  expect(measurePlainness("dog, cat, box; draw not keep; show more. ".repeat(8))).toBe(0);
  expect(measurePlainness("")).toBe(0);
});
