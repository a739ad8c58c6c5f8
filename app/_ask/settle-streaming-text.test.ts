import { expect, it } from "vitest";
import { settleStreamingText } from "./settle-streaming-text";

it("closes emphasis that is still open", () => {
  expect(settleStreamingText("a **bold wor")).toBe("a **bold wor**");
});

it("holds an unfinished marker back", () => {
  for (const tail of [" [", " [1", " [12"]) {
    expect(settleStreamingText(`far more often${tail}`)).toBe("far more often");
  }
  expect(settleStreamingText("far more often [1]")).toBe("far more often [1]");
});

it("holds an unfinished formula back", () => {
  expect(settleStreamingText("The loss is $$\\frac{1}")).toBe("The loss is");
  expect(settleStreamingText("The loss $$x$$ is")).toBe("The loss $$x$$ is");
});

it("leaves dollars in an open code block alone", () => {
  expect(settleStreamingText("```sh\necho $$\n")).toContain("echo $$");
});

it("shows the words of an unfinished link without its mark", () => {
  expect(settleStreamingText("see [the guide](https://exa")).toBe("see the guide");
});
