import type { Embedder } from "@/lib/embedding/embedder";
import type { Rubric, RubricPoint } from "@/lib/interview/grade";
import { dot } from "@/lib/vectors";

/**
 * A rubric of the points of an outline in the place of the guide's: each takes passage and address
 * of the guide's point nearest to it, and each misconception goes to the point nearest to the one
 * it is about. Ids are positions, every weight is 2.
 */
export async function outlineRubric(
  rubric: Rubric,
  points: readonly string[],
  embedder: Pick<Embedder, "embed">,
): Promise<Rubric> {
  const vectors = await embedder.embed([...points, ...rubric.points.map(({ text }) => text)]);
  const own = vectors.slice(0, points.length);
  const theirs = vectors.slice(points.length);
  const homeOf = theirs.map((vector) => nearest(own.map((other) => dot(other, vector))));
  return {
    ...rubric,
    points: points.map((text, at): RubricPoint => {
      const like = rubric.points[nearest(theirs.map((vector) => dot(vector, own[at] ?? vector)))];
      return {
        id: String(at),
        text,
        weight: 2,
        passageId: like?.passageId ?? "",
        url: like?.url ?? "",
        misconceptions: rubric.points.flatMap(({ misconceptions }, index) =>
          homeOf[index] === at ? misconceptions : [],
        ),
      };
    }),
  };
}

function nearest(cosines: readonly number[]): number {
  return cosines.indexOf(Math.max(...cosines));
}
