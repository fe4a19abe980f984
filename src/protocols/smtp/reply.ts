/**
 * A reply: code, enhanced status code and text lines, RFC 5321 4.2 and RFC 2034.
 *
 *   250-2.1.5 first line
 *   250 2.1.5 last line
 *
 * A reply whose class forbids it (3yz) or whose text is read by machines (220, EHLO) has no enhanced code.
 */
export interface Reply {
  code: number
  /** RFC 3463, `2.1.5`. */
  enhanced?: string
  lines: readonly string[]
}

export function reply(code: number, enhanced: string | undefined, ...lines: string[]): Reply {
  return enhanced === undefined ? { code, lines } : { code, enhanced, lines }
}

export function formatReply({ code, enhanced, lines }: Reply): string {
  const prefix = enhanced === undefined ? '' : `${enhanced} `
  return lines
    .map((line, index) => `${code}${index === lines.length - 1 ? ' ' : '-'}${prefix}${oneLine(line)}\r\n`)
    .join('')
}

/** Text that came from elsewhere must not make a second reply line: RFC 5321 4.5.3.1.5 limits a line to 512 octets. */
function oneLine(text: string): string {
  const clean = text.replace(/[\x00-\x1f\x7f]+/g, ' ')
  return clean.length > 480 ? `${clean.slice(0, 480)}…` : clean
}
