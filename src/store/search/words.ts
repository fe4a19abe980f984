/**
 * How text becomes words of the index, and how a needle becomes a question to it. Both sides must cut alike: whoever
 * changes `pieces` has to raise `indexVersion` (indexer.ts), so that mailboxes are indexed anew.
 *
 * Text comes folded (model/fold.ts). A piece is a longest run of characters of one kind:
 *
 *   word    letters and digits. Over 64 characters it is kept as pieces of 64 that overlap by 32, so that every
 *           part of up to 32 characters lies whole in one of them.
 *   dense   scripts that do not put spaces between words (Han, kana, Thai …). Kept as pairs of characters, and the
 *           last character alone, so that a single character finds all places as a prefix.
 *
 * All else separates. Nothing here looks at a character more than once or twice, whatever the input.
 */
export type PieceKind = 'word' | 'dense'

export const longestWord = 64
export const overlap = 32

const separator = 0
const wordCharacter = 1
const denseCharacter = 2

/** Kinds of the UTF-16 units, made when they are first needed: a regular expression per character is too slow. */
let kinds: Uint8Array | undefined

function kindTable(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) {
    if (unit < 0x80) {
      const letter = (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39)
      table[unit] = letter ? wordCharacter : separator
    } else if (unit >= 0xd800 && unit <= 0xdfff) {
      // Planes 2 and 3 are Han; a low surrogate goes with the high one before it.
      table[unit] = unit >= 0xd840 && unit <= 0xd8bf ? denseCharacter : wordCharacter
    } else if (isDense(unit)) {
      table[unit] = denseCharacter
    } else {
      table[unit] = /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(unit)) ? wordCharacter : separator
    }
  }
  return table
}

function isDense(unit: number): boolean {
  return (
    (unit >= 0x0e01 && unit <= 0x0edf) || // Thai, Lao
    (unit >= 0x1000 && unit <= 0x109f) || // Myanmar
    (unit >= 0x1780 && unit <= 0x17dd) || // Khmer
    (unit >= 0x3005 && unit <= 0x3007) ||
    (unit >= 0x3041 && unit <= 0x30ff && unit !== 0x30fb) || // kana
    (unit >= 0x31f0 && unit <= 0x31ff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0xf900 && unit <= 0xfaff)
  )
}

/** Calls `each` with the place of every piece of folded text, in order. */
export function pieces(text: string, each: (start: number, end: number, kind: PieceKind) => void): void {
  const table = (kinds ??= kindTable())
  let at = 0
  const length = text.length
  while (at < length) {
    const kind = table[text.charCodeAt(at)]
    if (kind === separator) {
      at++
      continue
    }
    const start = at
    if (kind === wordCharacter) {
      do at++
      while (at < length && table[text.charCodeAt(at)] === wordCharacter)
      each(start, at, 'word')
    } else {
      do at += characterLength(text, at)
      while (at < length && table[text.charCodeAt(at)] === denseCharacter)
      each(start, at, 'dense')
    }
  }
}

/** Adds the index words of folded text to `to`, each with `prefix` before it. */
export function indexWords(text: string, prefix: string, to: Set<string>): void {
  pieces(text, (start, end, kind) => {
    if (kind === 'dense') addDense(text, start, end, prefix, to)
    else if (end - start <= longestWord) to.add(prefix + text.slice(start, end))
    else addLong(text, start, end, prefix, to)
  })
}

function addDense(text: string, start: number, end: number, prefix: string, to: Set<string>): void {
  let at = start
  for (;;) {
    const next = at + characterLength(text, at)
    if (next >= end) break
    to.add(prefix + text.slice(at, next + characterLength(text, next)))
    at = next
  }
  to.add(prefix + text.slice(at, end))
}

function addLong(text: string, start: number, end: number, prefix: string, to: Set<string>): void {
  for (let at = start; ; at += overlap) {
    if (at + longestWord >= end) {
      to.add(prefix + text.slice(end - longestWord, end))
      return
    }
    to.add(prefix + text.slice(at, at + longestWord))
  }
}

/** One condition on the words of a message; all of a needle's conditions must hold. */
export type WordCondition =
  | { kind: 'equal'; word: string }
  | { kind: 'prefix'; word: string }
  /** Some word of the index contains it, or ends with it: only the list of known words can say which. */
  | { kind: 'contains'; word: string }
  | { kind: 'suffix'; word: string }

/** Words of a query, each as a prefix. */
export function prefixConditions(folded: string): WordCondition[] {
  const conditions: WordCondition[] = []
  pieces(folded, (start, end, kind) => {
    const piece = folded.slice(start, end)
    if (kind === 'dense') conditions.push(...denseConditions(piece))
    else conditions.push({ kind: 'prefix', word: piece.slice(0, longestWord) })
  })
  return conditions
}

/**
 * What the words of every text that contains `folded` fulfil. `exact`: a text that fulfils it contains the needle, so
 * that nobody has to look.
 */
export function substringConditions(folded: string): { conditions: WordCondition[]; exact: boolean } {
  const conditions: WordCondition[] = []
  let exact = false
  let covered = 0
  pieces(folded, (start, end, kind) => {
    const piece = folded.slice(start, end)
    covered += end - start
    const opensInside = start === 0
    const endsInside = end === folded.length
    if (kind === 'dense') {
      const parts = denseConditions(piece)
      conditions.push(...parts)
      exact = parts.length === 1
      return
    }
    exact = piece.length <= overlap
    if (opensInside && endsInside) conditions.push({ kind: 'contains', word: piece.slice(0, overlap) })
    else if (opensInside) conditions.push({ kind: 'suffix', word: piece.slice(-overlap) })
    else if (endsInside || piece.length > longestWord)
      conditions.push({ kind: 'prefix', word: piece.slice(0, overlap) })
    else conditions.push({ kind: 'equal', word: piece })
  })
  return { conditions, exact: exact && conditions.length === 1 && covered === folded.length }
}

function denseConditions(piece: string): WordCondition[] {
  const characters = [...piece]
  if (characters.length === 1) return [{ kind: 'prefix', word: piece }]
  return characters.slice(1).map((character, index) => ({ kind: 'equal', word: `${characters[index]}${character}` }))
}

function characterLength(text: string, at: number): 1 | 2 {
  const unit = text.charCodeAt(at)
  return unit >= 0xd800 && unit <= 0xdbff && at + 1 < text.length ? 2 : 1
}
