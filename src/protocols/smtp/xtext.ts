/**
 * xtext, RFC 3461 4: `+2B` is a plus sign; and utf-8-addr-xtext and -unitext, RFC 6533 3: `\x{6C34}` is 水. undefined when it is neither.
 */
export function decodeXtext(text: string): string | undefined {
  let plain = ''
  for (let index = 0; index < text.length; index++) {
    const character = text[index] as string
    if (character === '+') {
      const hex = text.slice(index + 1, index + 3)
      if (!/^[0-9A-F]{2}$/i.test(hex)) return undefined
      const code = Number.parseInt(hex, 16)
      // A control character would break the fields that the value is written to.
      if (code < 0x20 || code >= 0x7f) return undefined
      plain += String.fromCharCode(code)
      index += 2
    } else if (character === '\\') {
      const match = /^\\x\{([0-9A-F]{2,6})\}/i.exec(text.slice(index, index + 10))
      const code = Number.parseInt(match?.[1] ?? '', 16)
      if (!match || code < 0x20 || code === 0x7f || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
        return undefined
      plain += String.fromCodePoint(code)
      index += match[0].length - 1
    } else if (character === '=' || character <= ' ' || character === '\x7f') {
      return undefined
    } else {
      plain += character
    }
  }
  return plain
}
