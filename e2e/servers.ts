/** Where everything a test run talks to listens; high and odd, away from a developer's own servers. */
const host = "127.0.0.1";

export const ports = {
  /** Viva as it is installed: the embedded answer model. */
  embedded: 43_110,
  /** Viva with a language model, which is the fake. */
  llm: 43_111,
  fakeOpenAi: 43_112,
  /** Answers once the other servers do. */
  ready: 43_113,
  /** A server that a test kills and starts again. */
  killed: 43_114,
} as const;

export function urlOf(port: number): string {
  return `http://${host}:${port}`;
}

/** Waits shorter than in earnest, so that a silent model fails within a test's time. */
export const modelTimeoutMs = 1500;
