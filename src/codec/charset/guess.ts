/**
 * In which charset eight-bit text is that does not say so, or says what cannot be. For text that is not UTF-8.
 *
 * Western text has single letters beyond ASCII among others; text of other scripts consists of them. So a text is taken for
 * windows-1252 (whoever calls has a fallback of his own) unless its words are mostly bytes beyond ASCII, and then for the charset in which
 * they are what that language mostly writes:
 *
 *   Shift_JIS, EUC-JP   kana               EUC-KR   syllables of B0 to C8         GB 18030   characters of the first level, B0 to D7
 *   Big5                frequent ones, A4 to C6, second bytes below A1 as well    Cyrillic, Greek   letters alone, C0 to FF, mostly small
 *
 * Characters are counted, not words: no tables of a language, nothing to train, and nothing that a short text could decide by chance.
 */
const SAMPLE_BYTES = 8192
/** Fewer bytes beyond ASCII say nothing. */
const HIGH_MIN = 6
/** Of the letters of the words that have one. */
const DENSITY_MIN = 0.6
/** Letters of a word, on the average. */
const WORD_MIN = 3.5

export type GuessedCharset =
  | 'utf-16'
  | 'iso-2022-jp'
  | 'shift_jis'
  | 'euc-jp'
  | 'euc-kr'
  | 'gb18030'
  | 'big5'
  | 'windows-1251'
  | 'koi8-u'
  | 'windows-1253'

/** undefined: nothing speaks against Western text. `bytes` are not UTF-8, or ASCII. */
export function guessCharset(bytes: Uint8Array): GuessedCharset | undefined {
  if (hasMark(bytes)) return 'utf-16'
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const counts = countHigh(sample)
  if (counts.high === 0) return hasJapaneseEscape(bytes) ? 'iso-2022-jp' : undefined
  if (counts.high < HIGH_MIN) return undefined
  // Second bytes of Shift_JIS and Big5 may be ASCII, so they are looked at before the density.
  if (isShiftJis(sample)) return 'shift_jis'
  const pairs = pairsOf(sample)
  if (pairs && isBig5(pairs)) return 'big5'
  if (counts.high < DENSITY_MIN * counts.letters) return undefined
  // Words of one or two letters are Western as well: "à", "ÄÖ".
  const alphabet = counts.high >= WORD_MIN * counts.words ? guessAlphabet(sample, counts.high) : undefined
  return alphabet ?? (pairs && guessPairs(pairs))
}

/** And zeros, as all but the texts of East Asia have. */
function hasMark(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  if (!((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))) return false
  const head = bytes.subarray(2, 514)
  let zeros = 0
  for (const byte of head) if (byte === 0) zeros++
  return zeros * 5 >= head.length
}

/** ISO-2022-JP is ASCII for whoever does not know it. RFC 1468 */
export function hasJapaneseEscape(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1)) {
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return true
  }
  return false
}

/** Bytes beyond ASCII, all letters of the words in which they stand, and how many such words there are. */
function countHigh(sample: Uint8Array): { high: number; letters: number; words: number } {
  let [high, letters, words] = [0, 0, 0]
  let [highInWord, lettersInWord] = [0, 0]
  for (let i = 0; i <= sample.length; i++) {
    const byte = sample[i] ?? 0x20
    const isHigh = byte >= 0x80
    const lower = byte | 0x20
    if (isHigh || (lower >= 0x61 && lower <= 0x7a)) {
      lettersInWord++
      if (isHigh) highInWord++
      continue
    }
    if (highInWord > 0) {
      high += highInWord
      letters += lettersInWord
      words++
    }
    highInWord = lettersInWord = 0
  }
  return { high, letters, words }
}

/** Kana of two bytes are 829F to 8396; half-width ones, which nearly any byte from A1 to DF would be, prove nothing. */
function isShiftJis(sample: Uint8Array): boolean {
  let [kana, wide, half] = [0, 0, 0]
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] as number
    if (byte < 0x80) continue
    if (byte >= 0xa1 && byte <= 0xdf) {
      half++
      continue
    }
    const second = sample[++i]
    if (second === undefined) break
    if (byte === 0x80 || byte === 0xa0 || byte > 0xfc || second < 0x40 || second === 0x7f || second > 0xfc) return false
    wide++
    // Kana, and the first level of kanji (889F to 9872).
    if ((byte === 0x82 && second >= 0x9f) || (byte === 0x83 && second <= 0x96)) kana += 2
    else if (byte >= 0x88 && byte <= 0x98) kana++
  }
  return wide >= HIGH_MIN / 2 && half * 4 <= wide && kana >= 0.7 * wide
}

interface Pairs {
  count: number
  /** First bytes by their value, of pairs that are no punctuation. */
  leads: Uint32Array
  characters: number
  kana: number
  lowSeconds: number
}

/** The two-byte characters of EUC, GBK or Big5; undefined where bytes beyond ASCII do not come in such. */
function pairsOf(sample: Uint8Array): Pairs | undefined {
  const pairs: Pairs = { count: 0, leads: new Uint32Array(256), characters: 0, kana: 0, lowSeconds: 0 }
  for (let i = 0; i < sample.length; i++) {
    const lead = sample[i] as number
    if (lead < 0x80) continue
    const second = sample[++i]
    if (second === undefined) break
    if (lead < 0xa1 || lead === 0xff || second < 0x40 || second === 0x7f || second === 0xff) return undefined
    pairs.count++
    if (second < 0xa1) pairs.lowSeconds++
    if (lead === 0xa4 || lead === 0xa5) pairs.kana++
    if (lead <= 0xa3) continue
    pairs.characters++
    pairs.leads[lead] = (pairs.leads[lead] as number) + 1
  }
  return pairs.characters >= HIGH_MIN / 2 ? pairs : undefined
}

function share({ leads, characters }: Pairs, from: number, to: number): number {
  let count = 0
  for (let lead = from; lead <= to; lead++) count += leads[lead] as number
  return count / characters
}

/** A third of its frequent characters have a second byte of ASCII, which those of GB 2312 never have. */
function isBig5(pairs: Pairs): boolean {
  return pairs.lowSeconds >= 0.15 * pairs.count && share(pairs, 0xa4, 0xc6) >= 0.85
}

function guessPairs(pairs: Pairs): GuessedCharset | undefined {
  if (pairs.lowSeconds > 0) return share(pairs, 0xb0, 0xd7) >= 0.7 ? 'gb18030' : undefined
  if (pairs.kana >= 0.15 * pairs.count) return 'euc-jp'
  if (share(pairs, 0xb0, 0xc8) >= 0.95) return 'euc-kr'
  return share(pairs, 0xb0, 0xd7) >= 0.7 ? 'gb18030' : undefined
}

/** Quotation marks and dashes of windows-125x. */
const marks = new Set([0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97])

/**
 * Letters of one byte. Small ones, which are most of them, of Cyrillic are C0 to DF in KOI8-R and KOI8-U, E0 to FF in windows-1251, as those of Greek in windows-1253. From A0
 * to BF there are few: those of Ukrainian, ё, the space that does not break.
 */
function guessAlphabet(sample: Uint8Array, high: number): GuessedCharset | undefined {
  let [lower, upper, accents, few, none] = [0, 0, 0, 0, 0]
  for (const byte of sample) {
    if (byte < 0x80) continue
    if (byte >= 0xe0) upper++
    else if (byte >= 0xc0) lower++
    else if (byte >= 0xa0) few++
    else if (!marks.has(byte)) none++
    if (byte >= 0xdc && byte <= 0xdf) accents++
  }
  if (none > 0.02 * high || few > 0.2 * high) return undefined
  if (lower > 4 * upper) return 'koi8-u'
  if (upper <= 4 * lower) return undefined
  // ά, έ, ή and ί are small letters; what stands there in Cyrillic are capitals, which are rare.
  return accents > 0.04 * high ? 'windows-1253' : 'windows-1251'
}
