/** Frequent words of languages that people may answer in, none of them an English word. */
const foreignWords = new Set(
  `und der die das ist nicht ein eine mit für auf werden wird sind den dem oder wenn auch
  le la les des une est dans pour qui que avec sur pas sont du aux cette mais
  el los las una por para como del se es con más su pero y está son
  il di che è una per con non gli della sono anche nel come più
  o os um uma não para com mais são dos das pelo como ser
  het een van de en niet met voor zijn dat wordt ook
  nie jest się na że do jak dla są przez od który
  och att det som är för på inte av till ett
  bir ve bu için ile olarak daha çok`.split(/\s+/),
);
const englishWords = new Set(
  `the of and to is that it in for you are with on as be this by or an from not can have which but
  so they we then than when if what how these their its your more into a`.split(/\s+/),
);
/** Shorter answers, and notes without small words, tell too little. */
const minWords = 6;
const minForeignShare = 0.15;
const maxLatinLack = 0.5;

/**
 * True for an answer that is plainly not in English, which an English model cannot compare with an
 * English guide: most of its letters are of another script, or the small words of another language
 * outnumber English ones. A few foreign words, notes and nonsense count as English.
 */
export function isForeign(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const latin = text.match(/\p{Script=Latin}|\p{Script=Greek}/gu) ?? [];
  if (letters.length >= minWords && latin.length < letters.length * maxLatinLack) return true;
  const words = text.toLowerCase().match(/[\p{L}'’]+/gu) ?? [];
  if (words.length < minWords) return false;
  const count = (among: ReadonlySet<string>) => words.filter((word) => among.has(word)).length;
  const foreign = count(foreignWords);
  return foreign / words.length >= minForeignShare && foreign > 2 * count(englishWords);
}
