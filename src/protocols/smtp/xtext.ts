/**
 * xtext, RFC 3461 4: `+2B` is a plus sign. undefined when it is none.
 */
export function decodeXtext(text: string): string | undefined {
  return decode(text, /^[!-~]$/)
}

/**
 * An address of the type utf-8, RFC 6533 3: `\x{6C34}` is 水 (utf-8-addr-xtext); where the transaction has SMTPUTF8, 水 may
 * stand for itself (utf-8-addr-unitext).
 */
export function decodeUtf8Xtext(text: string, { smtputf8 }: { smtputf8: boolean }): string | undefined {
  let plain = ''
  for (const [index, piece] of text.split(/(\\x\{[0-9A-F]{2,6}\})/i).entries()) {
    const decoded =
      index % 2 === 1 ? embedded(piece) : decode(piece, smtputf8 ? /^[^\\\p{ASCII}]$|^[!-[\]-~]$/u : /^[!-[\]-~]$/)
    if (decoded === undefined) return undefined
    plain += decoded
  }
  return plain
}

function embedded(text: string): string | undefined {
  const code = Number.parseInt(text.slice(3, -1), 16)
  if (code < 0x20 || code === 0x7f || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return undefined
  return String.fromCodePoint(code)
}

function decode(text: string, plainCharacter: RegExp): string | undefined {
  let plain = ''
  for (const [word] of text.matchAll(/\+[0-9A-F]{2}|[^]/giu)) {
    if (word.length === 3) {
      const code = Number.parseInt(word.slice(1), 16)
      // A control character would break the fields that the value is written to.
      if (code < 0x20 || code >= 0x7f) return undefined
      plain += String.fromCharCode(code)
    } else if (word !== '+' && word !== '=' && plainCharacter.test(word)) plain += word
    else return undefined
  }
  return plain
}
