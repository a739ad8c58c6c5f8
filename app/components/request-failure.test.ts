import { expect, it } from "vitest";
import { describeFailure, RequestFailure, readRequestFailure } from "./request-failure";

it("reads the server's own words and when to try again", async () => {
  const response = Response.json(
    { error: { code: "rate-limited", message: "Too many requests.", requestId: "r" } },
    { status: 429, headers: { "retry-after": "7" } },
  );
  expect(describeFailure(await readRequestFailure(response))).toEqual({
    message: "Too many requests.",
    retryable: true,
    retryAfterSeconds: 7,
  });
});

it("has plain words for an answer that is not Viva's", async () => {
  const failure = await readRequestFailure(new Response("<html>", { status: 502 }));
  expect(failure.message).toContain("status 502");
  expect(failure.retryAfterSeconds).toBeUndefined();
});

it("offers no retry for a question the server will never take", () => {
  expect(describeFailure(new RequestFailure("bad-request", "too long")).retryable).toBe(false);
});

it("does not repeat the browser's words for a lost connection", () => {
  expect(describeFailure(new TypeError("Failed to fetch")).message).toContain("cannot be reached");
});
