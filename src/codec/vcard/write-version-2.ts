/**
 * Writes vCard 2.1, which older phones and Outlook's own .vcf files have. "vCard, The Electronic Business Card", version 2.1, 1996
 *
 * Types are bare words, bytes are BASE64 and end in an empty line, and what is not ASCII or has line ends is quoted-printable in UTF-8. There is
 * no folding in the middle of words here: lines break only where quoted-printable breaks them.
 */
import type { Card, CardProperty } from './card.ts'

/** Their values are lists, in which a comma has to stay marked. */
const lists = new Set(['CATEGORIES', 'NICKNAME'])

export function writeVersion2(card: Card): string {
  const lines = ['BEGIN:VCARD', 'VERSION:2.1', ...card.properties.map(propertyLines)]
  for (const agent of card.agents) lines.push('AGENT:', writeVersion2(agent).trimEnd())
  lines.push('END:VCARD')
  return lines.map((line) => `${line}\r\n`).join('')
}

function propertyLines({ group, name, parameters, value, bytes }: CardProperty): string {
  const head = [group === undefined ? name : `${group}.${name}`]
  for (const [key, values] of parameters) {
    if (bytes && key === 'VALUE') continue
    for (const one of values) {
      const text = one.replace(/[^\x20-\x7e]|[;:"]/g, ' ').trim()
      if (text !== '') head.push(key === 'TYPE' && /^[\w-]+$/.test(text) ? text : `${key}=${text}`)
    }
  }
  if (bytes) {
    const base64 = Buffer.from(bytes).toString('base64')
    return `${head.join(';')};ENCODING=BASE64:\r\n${(base64.match(/.{1,74}/g) ?? []).map((line) => ` ${line}`).join('\r\n')}\r\n`
  }
  const text = value.replace(/\\([\s\S])/g, (both, letter: string) => {
    if (letter === 'n' || letter === 'N') return '\n'
    return letter === ',' && !lists.has(name) ? ',' : both
  })
  if (/^[\x20-\x7e]*$/.test(text) && !text.endsWith('=')) return `${head.join(';')}:${text}`
  return quotedPrintable(`${head.join(';')};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:`, text)
}

const LINE_MAX = 75

function quotedPrintable(head: string, text: string): string {
  const lines: string[] = []
  let line = head
  for (const byte of Buffer.from(text.replace(/\r\n|\r|\n/g, '\r\n'))) {
    const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x3d
    const written = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    if (line.length + written.length >= LINE_MAX && line !== head) {
      lines.push(`${line}=`)
      line = ''
    }
    line += written
  }
  // A blank at the end of a line is lost on the way.
  lines.push(line.replace(/ $/, '=20'))
  return lines.join('\r\n')
}
