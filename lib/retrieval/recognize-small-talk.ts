import { analyze } from "@/lib/index/analyze-text";

/** What a message is when it is not a question for the guide. */
export type SmallTalk =
  | "greeting"
  | "thanks"
  | "goodbye"
  | "capability"
  | "topics"
  | "unclear"
  | "noise"
  | "complaint";

const word = (alternatives: string) => new RegExp(`^(?:${alternatives})$`);
const greetingWords = word(
  "hi+|hey+|hello+|hiya|howdy|yo|hola|bonjour|salut|hallo|servus|moin|namaste|ciao|greetings|good|morning|afternoon|evening|there|anyone|anybody|home|viva|sup|whats|what's|up|how|are|you|doing|today|is|all|everyone|again|nice|to|meet",
);
const greetingStart =
  /^(?:hi+|hey+|hello+|hiya|howdy|yo|hola|bonjour|salut|hallo|servus|moin|namaste|greetings|good (?:morning|afternoon|evening)|sup|what'?s up|how are you|nice to meet you|anyone (?:there|home|here))\b/;
const thanksWords = word(
  "thanks?|thank|thx|ty|tysm|cheers|mate|man|buddy|great|awesome|perfect|cool|nice|super|good|ok|okay|got|it|you|so|much|very|a|lot|that|thats|that's|was|is|really|helpful|appreciate|appreciated|for|the|your|help|answer|explanation|makes|sense|lovely|brilliant|i|this|helps|helped|many|all|viva|now|understood|wonderful|amazing|excellent|much",
);
const thanksStart =
  /\b(?:thanks?|thank you|thx|ty|tysm|cheers|appreciated?|got it|makes sense|understood|awesome|perfect|great|cool|helpful|helps|helped|nice|brilliant)\b/;
const goodbyeWords = word(
  "ok|okay|well|bye+|goodbye|cya|ciao|see|you|ya|u|later|soon|tomorrow|farewell|take|care|good|night|gotta|go|i|im|i'm|have|to|got|must|thats|that's|that|is|all|for|now|today|thanks|done|cheers|talk|then|leaving|off",
);
const goodbyeStart =
  /\b(?:bye+|goodbye|cya|ciao|see (?:you|ya|u)|farewell|take care|good night|gotta go|(?:i )?(?:have|got) to go|that'?s all|talk later|i'?m (?:done|leaving|off))\b/;

const lead = "(?:so |and |ok |hey |hi |please )*";
const willYou = `${lead}(?:can|could|will|would|do|does) (?:you|u|viva) (?:please |also |maybe |just )*`;
const asInAnInterview =
  "(?: (?:something|questions?|some questions|please|now|here|too|(?:like|as)(?: (?:in|for|at))?(?: an?| the| my| real| job| mock)* (?:interview(?:er)?|exam)|(?:in|for|before) (?:an?|the|my)(?: real| job| mock)* (?:interview|exam)))*";

const capability = [
  /^(?:so |and |ok |hey |hi )*(?:what|how much|which things) (?:else )?(?:can|could|do) (?:you|u|this|viva|it) (?:actually |really |even )?(?:do|help with|offer|know|answer)(?: (?:for me|here|exactly|with this|about))*$/,
  /^(?:so |and |ok |hey |hi )*(?:who|what) (?:are|r) (?:you|u)\b/,
  /^(?:so |and |ok |hey |hi )*(?:who|what) is (?:this|viva)$/,
  /\bwhat is (?:this|viva) (?:app|site|tool|thing|for)\b/,
  /^(?:so |and |ok |hey |hi )*(?:are|r) (?:you|u) (?:an? |the |really |just |actually )*(?:chat ?gpt|gpt|llm|ai|bot|robot|human|person|real|claude|gemini|model|machine|language model|openai|chatbot)/,
  /^(?:so |and |ok |hey |hi |but )*how do (?:you|u) (?:work|know(?: all)?(?: (?:this|that|it|these things|the answers?|everything|so much|what (?:you|u) (?:say|know|answer)))?|answer(?: (?:questions|me|this))?|(?:get|find) (?:your|the|these) (?:answers?|information|info|knowledge))$/,
  /\bhow does (?:this|viva) (?:app |site |tool |thing |bot )?work/,
  /\b(?:where|from where) (?:do|does|did) (?:you|u|your|this|these|the) (?:get|know|answers?|information|info|knowledge)/,
  /^(?:can|could|will) (?:you|u) help(?: me)?(?: out| please| with (?:this|something|my interview|interview prep))?$/,
  /^help(?: me)?(?: please)?$/,
  /\b(?:which|what) (?:language )?(?:model|llm|ai) (?:are you|do you use|is (?:this|behind|used|running|answering)|powers? (?:you|this))/,
  /^(?:do|can|does) (?:you|u|this|viva|it) (?:also )?(?:work|run|function) (?:without|offline|with no|locally)/,
  /\b(?:can|should) i trust (?:you|this|your|these)/,
  /\bare (?:your|these|the) answers (?:correct|right|true|reliable|accurate)/,
  /^(?:do|did) (?:you|u) (?:make (?:things|stuff|this|it) up|use (?:chat ?gpt|openai|an? llm)|store|save|remember)/,
  /\bwhat are (?:you|your) (?:limits|limitations|capabilities|able to)/,
  /^how (?:do|can|should) i use (?:you|this|viva|it)/,
  // What Viva might do for the learner: anchored, so that a topic named after it goes to the guide.
  new RegExp(
    `^(?:${willYou}|${lead})(?:test|quiz|examine|interview|drill|grade|ask|train) me${asInAnInterview}$`,
  ),
  new RegExp(
    `^${willYou}(?:grade|check|score|rate|mark|correct) (?:me|my answers?)${asInAnInterview}$`,
  ),
  new RegExp(
    `^${willYou}(?:do|hold|run|give me|start)(?: an?| the)? ?(?:mock |practice |test |fake )*(?:interview|quiz|exam)(?: with me| for me| here| now| please)*$`,
  ),
  new RegExp(
    `^${willYou}(?:speak|talk|understand|reply in|answer in|write in|translate)(?: (?:to|in|other|any|me|languages?|english|german|french|spanish|italian|portuguese|chinese|japanese|hindi|arabic|russian|out loud|aloud))*$`,
  ),
  new RegExp(
    `^${willYou}(?:search|browse|access|use|look up things on)(?: on)? (?:the )?(?:web|internet|google)$`,
  ),
  /^(?:who|which company) (?:made|built|created|wrote|trained|owns|runs) (?:you|this|viva)(?: (?:app|site|tool|thing|bot))?$/,
  /^(?:are|is) (?:you|this|viva|it) (?:free|open source|online|connected to the internet)(?: to use| of charge)?$/,
];

const guideThing =
  "(?:topics?|sections?|chapters?|questions?|subjects?|contents?|areas|toc|index|table of contents)";
const topics = [
  new RegExp(
    `^(?:please |can you |could you |pls )*(?:list|show|give|tell|print|display)(?: me)?(?: all| us)?(?: of)?(?: the| your)?(?: available| covered| different)? ?${guideThing}\\b[^?]{0,30}$`,
  ),
  new RegExp(
    `^(?:what|which)(?: are| is| kind of| sort of| all)*(?: the| your)? ?${guideThing} (?:are|is|(?:do|does|can|could) (?:you|i|we|the guide|this|it|viva)|in|you|there|covered|available|should i)\\b.{0,45}$`,
  ),
  /^(?:what|which) (?:topics?|sections?|chapters?|subjects?|areas)\??$/,
  /^what(?: is|'s|s)? (?:in|inside|covered by|covered in|in(?:side)?) (?:the|this|your) guide$/,
  /^what does (?:the|this|your) guide (?:cover|contain|have|include)$/,
  /^(?:(?:list|show|tell) (?:me )?)?(?:what|everything|all|things)(?: that)? (?:can |could |should )?i (?:can |could |should )?ask(?: you| about| here)*$/,
  new RegExp(`^(?:all )?${guideThing}$`),
  /^(?:table of contents|overview of the guide|guide overview)$/,
  /^how many (?:questions|topics|sections|chapters)\b.{0,40}$/,
];

const insult =
  "(?:useless|stupid|dumb|suck|sucks|bad|terrible|awful|garbage|trash|rubbish|crap|shit|worthless|idiots?|morons?|annoying|pathetic|broken|nonsense|a joke|the worst|no (?:good|help))";
const intensity =
  "(?: so| really| totally| completely| just| fucking| such| absolutely)*(?: an?| the)?";
const complaint = [
  new RegExp(
    `^(?:\\w+ )?(?:you|u|viva|your answers?|(?:this|that|the|your) (?:bot|app|thing|site|tool|answer|chatbot))(?:'re| are| r| is| was)?${intensity} ${insult}\\b`,
  ),
  new RegExp(`^(?:this|that|it)(?:'s| is| was)?${intensity} ${insult}(?: \\w+){0,2}$`),
  /^(?:fuck|screw|damn|shut up|go to hell|wtf|you suck|hate you|i hate (?:you|this))\b/,
  /^(?:that'?s|that is|this is|it'?s) (?:wrong|not (?:right|helpful|what i (?:asked|meant|wanted)))$/,
  new RegExp(`^${insult} (?:bot|thing|app|machine|ai|answer)$`),
];

const unclear = [
  /^(?:i )?(?:don'?t|do not|didn'?t|dont) (?:get|understand)(?: it| this| that| you| the answer)?$/,
  /^(?:huh|what|pardon|sorry|excuse me)(?: what)?$/,
  /^(?:huh )?what (?:do|did) you mean(?: by that| with that)?$/,
  /^(?:huh )?(?:can|could|would) you (?:please )?(?:repeat|rephrase|reword|clarify)(?: that| it| this| please)*$/,
  /^(?:huh )?(?:please )?(?:say|repeat|put|explain) (?:that|it|this)(?: again| please| in (?:simpler|other|plain|easier|simple) (?:words|terms|english|language))+$/,
];

/** Runs along a keyboard's rows, as a hand makes them. */
const keyboardRun =
  /(?:qwert|werty|asdf|sdfg|dfgh|fghj|ghjk|hjkl|zxcv|xcvb|cvbn|vbnm|uiop|lkjh|fdsa)/;

/**
 * Recognises messages that want a short fitting reply instead of a search: greetings, thanks,
 * questions about Viva or its contents, complaints, and things nobody can answer ("???").
 * @returns undefined for anything that may be a question for the guide
 */
export function recognizeSmallTalk(message: string): SmallTalk | undefined {
  const text = message.normalize("NFKC").toLowerCase().replace(/[’‘]/g, "'").trim();
  const plain = text
    .replace(/[^\p{L}\p{N}'\s]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  if (!/[\p{L}\p{N}]/u.test(plain)) return "unclear";
  const words = plain.split(" ");
  if (complaint.some((pattern) => pattern.test(plain)) && words.length <= 10) return "complaint";
  if (unclear.some((pattern) => pattern.test(plain))) return "unclear";
  if (topics.some((pattern) => pattern.test(plain))) return "topics";
  if (capability.some((pattern) => pattern.test(plain)) && words.length <= 14) return "capability";
  const only = (list: RegExp) => words.every((entry) => list.test(entry));
  if (goodbyeStart.test(plain) && only(goodbyeWords)) return "goodbye";
  if (thanksStart.test(plain) && only(thanksWords)) return "thanks";
  if (greetingStart.test(plain) && only(greetingWords)) return "greeting";
  if (words.every(looksLikeNoise)) return "noise";
  if (analyze(plain).length === 0 && words.length <= 2) return "unclear";
  return undefined;
}

function looksLikeNoise(entry: string): boolean {
  if (/^\d+$/.test(entry)) return true;
  if (/(.)\1{4,}/u.test(entry) || keyboardRun.test(entry)) return true;
  if (!/^[a-z]+$/.test(entry) || entry.length < 6) return false;
  const vowels = entry.replace(/[^aeiouy]/g, "").length;
  return vowels / entry.length < 0.15 || /[bcdfghjklmnpqrstvwxz]{6,}/.test(entry);
}
