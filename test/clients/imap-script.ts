/**
 * Transcripts as tests:
 *
 *   await script(client, `
 *     C: SELECT INBOX
 *     S: * 2 EXISTS
 *     S: …
 *     S: OK [READ-WRITE] …
 *   `)
 *
 * `…` in a line stands for anything within it; a line of it alone for any number of lines. Tags are left out. The lines
 * `L:` after a command are its literals.
 */
import assert from 'node:assert/strict'
import type { ImapClient } from './imap.ts'

interface Exchange {
  command: string
  literals: string[]
  expected: string[]
}

export async function script(client: ImapClient, text: string): Promise<void> {
  for (const { command, literals, expected } of exchanges(text)) {
    const { untagged, tagged } = await client.command(command, ...literals)
    const lines = [...untagged, tagged]
    if (!fits(expected, lines)) assert.deepEqual(lines, expected, `after ${command}`)
  }
}

function exchanges(text: string): Exchange[] {
  const list: Exchange[] = []
  for (const line of text.split('\n').map((part) => part.trim())) {
    if (line === '') continue
    const [kind, rest] = [line.slice(0, 2), line.slice(3)]
    if (kind === 'C:') list.push({ command: rest, literals: [], expected: [] })
    else if (kind === 'L:') list.at(-1)!.literals.push(unescape(rest))
    else if (kind === 'S:') list.at(-1)!.expected.push(unescape(rest))
    else throw new Error(`no line of a script: ${line}`)
  }
  return list
}

function unescape(text: string): string {
  return text.replaceAll('\\r\\n', '\r\n')
}

function fits(expected: readonly string[], lines: readonly string[]): boolean {
  if (expected.length === 0) return lines.length === 0
  const [first, ...rest] = expected
  if (first === '…') return lines.some((_, at) => fits(rest, lines.slice(at))) || fits(rest, [])
  return lines.length > 0 && lineFits(first!, lines[0]!) && fits(rest, lines.slice(1))
}

function lineFits(expected: string, line: string): boolean {
  const parts = expected.split('…')
  if (parts.length === 1) return expected === line
  let at = 0
  for (const [index, part] of parts.entries()) {
    const found =
      index === 0
        ? line.startsWith(part)
          ? 0
          : -1
        : index === parts.length - 1
          ? line.length - part.length
          : line.indexOf(part, at)
    if (found < at || !line.startsWith(part, found)) return false
    at = found + part.length
  }
  return true
}
