/** What a learner wants to be interviewed on; no topic means anything. */
export interface InterviewRequest {
  readonly topic?: string;
}

const opening =
  "(?:(?:hi|hey|hello|ok|okay|so|now|please|pls|viva)\\s+)*(?:(?:can|could|would|will)\\s+(?:you|u)\\s+(?:please\\s+)?|(?:i\\s+(?:want|would\\s+like|'?d\\s+like)|i'd\\s+like|let'?s|let\\s+us)\\s+(?:you\\s+to\\s+|to\\s+)?|(?:please|pls)\\s+)?(?:please\\s+)?";
const mock = "(?:(?:an?|the|my|some|another|quick|short|real|practice|mock|job|technical)\\s+)*";
const topicPart =
  "(?:\\s+(?:on|about|in|regarding|covering|over|around|for|with(?:\\s+questions\\s+(?:on|about))?)\\s+(?<topic>.{1,100}?))?";
const closing =
  "(?:\\s+(?:please|pls|now|today|thanks|thank\\s+you|if\\s+you\\s+can|for\\s+practice))*";

/** Each a whole message: a question that only mentions interviews matches none. */
const patterns = [
  // "Interview me on transformers", "Can you quiz me about GANs?"
  `${opening}(?:mock\\s+)?(?:interview|quiz|test|examine|grill)\\s+me${topicPart}${closing}`,
  // "Start a mock interview about RAG", "Give me an interview", "Let's do a practice interview"
  `${opening}(?:start|begin|run|do|give\\s+me|take|have|hold|conduct|try)\\s+(?:me\\s+)?(?:with\\s+)?${mock}interview(?:\\s+with\\s+me)?${topicPart}${closing}`,
  // "Mock interview on diffusion models"
  `${opening}(?:an?\\s+)?(?:mock|practice)\\s+interview${topicPart}${closing}`,
].map((pattern) => new RegExp(`^${pattern}$`, "iu"));

/** Topics that narrow nothing. */
const anything =
  /^(?:anything|everything|all(?: of it| topics)?|any topic|whatever|(?:the|this|your) (?:whole )?guide|something|gen(?:erative)? ?ai)$/i;

/**
 * Recognizes a wish to be interviewed.
 * @returns undefined for every other message; questions about interviews ("how do I prepare for
 *   one?") are other messages
 */
export function recognizeInterviewRequest(message: string): InterviewRequest | undefined {
  const plain = message
    .normalize("NFKC")
    .replace(/[’‘]/g, "'")
    .replace(/[.!?…,;:"“”()]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  for (const pattern of patterns) {
    const match = pattern.exec(plain);
    if (!match) continue;
    const topic = match.groups?.topic?.replace(/^(?:the topic of|the) /i, "").trim();
    return topic && !anything.test(topic) ? { topic } : {};
  }
  return undefined;
}
