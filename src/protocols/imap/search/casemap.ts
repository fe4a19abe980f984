/**
 * i;unicode-casemap, RFC 5051 2: the comparator by which SORT and THREAD compare texts (RFC 5256 2.1 and 3). Texts in title
 * case and taken apart: `é` is no `e` here, unlike in searches, and `_` and `[` come after the letters.
 */
export function casemap(text: string): string {
  return titled(text).normalize('NFKD')
}

/** Character by character: what becomes several characters (ß) stays. */
function titled(text: string): string {
  const upper = text.toUpperCase()
  if (upper.length === text.length) return upper
  let out = ''
  for (const character of text) {
    const one = character.toUpperCase()
    out += one.length === character.length ? one : character
  }
  return out
}
