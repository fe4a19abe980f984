/**
 * Mails that come as literal8 may hold NUL, and no literal that BODY[] is answered with may (RFC 9051 4.3). RFC 3516 4.4
 * says that the server gives such parts another transfer encoding: each leaf that says it is binary and holds NUL becomes
 * base64, with its Content-Transfer-Encoding changed. Everything else stays as it is, to the byte: a NUL where none may be
 * is part of a mail that somebody wants to keep as it came.
 */
import { Buffer } from 'node:buffer'
import { encodeTransfer, type Part, parseStructure } from '#codec/mime/index.ts'

export function withoutNul(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(0)) return bytes
  const pieces: Uint8Array[] = []
  let at = 0
  for (const part of leaves(parseStructure(bytes))) {
    if (part.encoding !== 'binary' || !bytes.subarray(part.bodyStart, part.end).includes(0)) continue
    pieces.push(bytes.subarray(at, part.start), encodedHeader(bytes.subarray(part.start, part.bodyStart)))
    pieces.push(encodeTransfer(bytes.subarray(part.bodyStart, part.end), 'base64'))
    at = part.end
  }
  pieces.push(bytes.subarray(at))
  return Buffer.concat(pieces)
}

function* leaves(part: Part): Generator<Part> {
  if (part.message !== undefined) yield* leaves(part.message)
  else if (part.parts.length === 0) yield part
  else for (const child of part.parts) yield* leaves(child)
}

/** The header, its blank line included, with this transfer encoding and no other. */
function encodedHeader(header: Uint8Array): Buffer {
  const lines = Buffer.from(header)
    .toString('latin1')
    .split(/(?<=\n)/)
  const kept: string[] = []
  let isOld = false
  for (const line of lines) {
    if (!/^[ \t]/.test(line)) isOld = /^content-transfer-encoding[ \t]*:/i.test(line)
    if (!isOld && line !== '\r\n' && line !== '\n') kept.push(line)
  }
  return Buffer.from(`${kept.join('')}Content-Transfer-Encoding: base64\r\n\r\n`, 'latin1')
}
