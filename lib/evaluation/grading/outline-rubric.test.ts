import { expect, it } from "vitest";
import { createHashingEmbedder } from "@/lib/embedding/hashing-embedder";
import { outlineRubric } from "./outline-rubric";

const point = (id: string, text: string, claim: string) => ({
  id,
  text,
  weight: 3,
  passageId: `p-${id}`,
  url: `/guide/x#p-${id}`,
  misconceptions: [{ claim, correction: "No." }],
});

it("puts an outline's points in the place of the nearest ones, misconceptions and all", async () => {
  const rubric = await outlineRubric(
    {
      questionNumber: 4,
      question: "How?",
      points: [
        point("water", "Boiling water suits black leaves", "Cold water does"),
        point("pot", "A warmed pot keeps heat", "Pots are decoration"),
      ],
    },
    ["Warm the pot first: heat stays", "Black leaves want boiling water", "Milk goes in last"],
    createHashingEmbedder(),
  );
  expect(rubric.points.map(({ id, text, weight }) => [id, text, weight])).toEqual([
    ["0", "Warm the pot first: heat stays", 2],
    ["1", "Black leaves want boiling water", 2],
    ["2", "Milk goes in last", 2],
  ]);
  expect(rubric.points[0]?.passageId).toBe("p-pot");
  expect(
    rubric.points.map(({ misconceptions }) => misconceptions.map(({ claim }) => claim)),
  ).toEqual([["Pots are decoration"], ["Cold water does"], []]);
});
