import { expect, it } from "vitest";
import { learnSpelling } from "./correct-spelling";

const spell = learnSpelling({
  guide: [
    "Diffusion models denoise. Diffusion needs regularization; regularization helps training.",
    "Training a discriminator and a generator: the discriminator overfits, models memorize.",
    "Memorize nothing. The generator is a generator.",
  ],
  other: ["how do I grow tomatoes", "forger or farmer"],
});

it("mends a letter missing, wrong, too many or two exchanged, and British spelling", () => {
  expect(spell("how do difusion and traning work")).toBe("how do diffusion and training work");
  expect(spell("generatro, discrimanator")).toBe("generator, discriminator");
  expect(spell("memorise")).toBe("memorize");
  expect(spell("Regularisation")).toBe("regularization");
});

it("leaves words alone that it knows, that are short, names or far from any word", () => {
  const text = "my GENERATRO modle tomato memorized discriminators transformer";
  expect(spell(text)).toBe(text);
});

it("mends two slips in long words only", () => {
  expect(spell("discrimnatr")).toBe("discriminator");
  expect(spell("trainnig")).toBe("training"); // two exchanged letters are one slip
  expect(spell("tranng")).toBe("tranng");
});
