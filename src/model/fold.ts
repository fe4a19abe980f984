/**
 * Texts that people take for the same: for sort keys, for comparing names and for searching. What comes out depends on
 * nothing but the text and the Unicode version of the runtime, so it may be stored.
 *
 *   fold('Straße ÉCLAIR')  →  'strasse eclair'
 *
 * Marks are taken away where they decorate letters (Latin, Greek, Cyrillic, Hebrew and Arabic points). Where they make
 * another letter (Japanese voicing, Indic vowels) they stay.
 */
const decorations =
  // oxlint-disable-next-line no-misleading-character-class -- these are the marks themselves
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+/g

/** Letters that Unicode does not take apart, though readers do. */
const letters: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  // Lower case depends on what follows; a part of a text must fold as it does within the text.
  ς: 'σ',
}
const undivided = /[æœøđðþłħŧıς]/g
// oxlint-disable-next-line no-control-regex -- this is what ASCII is
const ascii = /^[\x00-\x7f]*$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is what ASCII is not
const beyondAscii = /[^\x00-\x7f]+/g

/**
 * Without case, marks and compatibility forms. Only runs of other characters take the long way: most of a text is ASCII,
 * and no mark that stays combines with ASCII.
 */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  return text.replace(beyondAscii, foldRun).toLowerCase()
}

/** Runs of one or two characters come again and again: ü, é, “ … */
const knownRuns = new Map<string, string>()
const maxKnownRuns = 8192

function foldRun(run: string): string {
  if (run.length > 2) return foldAnew(run)
  let folded = knownRuns.get(run)
  if (folded === undefined) {
    folded = foldAnew(run)
    if (knownRuns.size < maxKnownRuns) knownRuns.set(run, folded)
  }
  return folded
}

function foldAnew(run: string): string {
  return lower(run.normalize('NFKD').replace(decorations, ''))
    .replace(undivided, (letter) => letters[letter] as string)
    .normalize('NFC')
}

/** Without case and compatibility forms; é and e differ. */
export function foldCase(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  return lower(text.normalize('NFKC')).normalize('NFC')
}

/** Without marks; E and e differ. */
export function foldMarks(text: string): string {
  if (ascii.test(text)) return text
  return text.normalize('NFKD').replace(decorations, '').normalize('NFC')
}

/** Upper case first: that makes ß and SS, ς and σ the same. */
function lower(text: string): string {
  return text.toUpperCase().toLowerCase()
}
