/**
 * Small files for the demo mails, made here: a picture, a document, a table, an invitation.
 */
import { crc32, deflateSync } from 'node:zlib'

/** A chart of four bars as PNG (RFC 2083). */
export function chartImage(): Uint8Array {
  const width = 320
  const height = 160
  const bars = [60, 95, 80, 130]
  const pixels = Buffer.alloc((width * 3 + 1) * height, 0xff)
  for (let y = 0; y < height; y++) {
    pixels[y * (width * 3 + 1)] = 0
    bars.forEach((tall, index) => {
      if (height - 10 - y > tall || y > height - 10) return
      for (let x = 30 + index * 70; x < 75 + index * 70; x++) {
        pixels.set([0x0b, 0x6e + index * 12, 0x4f + index * 20], y * (width * 3 + 1) + 1 + x * 3)
      }
    })
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits a channel, RGB.
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(pixels)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

function pngChunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(content.length, 0)
  chunk.set(body, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}

/** One page of text as PDF 1.4. */
export function pdfPage(lines: readonly string[]): Uint8Array {
  const escaped = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`)
  const content = `BT /F1 12 Tf 16 TL 72 770 Td ${escaped.join(' ')} ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  text += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.lastIndexOf('xref\n0 ')}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

/** A meeting request (RFC 5546 3.2.2). */
export function invitation(options: {
  uid: string
  sent: Date
  start: Date
  minutes: number
  summary: string
  location: string
  organizer: { name: string; address: string }
  attendees: readonly { name: string; address: string }[]
}): string {
  const { uid, sent, start, minutes, summary, location, organizer, attendees } = options
  const end = new Date(start.getTime() + minutes * 60_000)
  return [
    'BEGIN:VCALENDAR',
    'PRODID:-//Kontor//Demo//EN',
    'VERSION:2.0',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp(sent)}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(end)}`,
    `SUMMARY:${summary}`,
    `LOCATION:${location}`,
    `ORGANIZER;CN=${organizer.name}:mailto:${organizer.address}`,
    ...attendees.map(({ name, address }) => `ATTENDEE;CN=${name};RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:${address}`),
    'SEQUENCE:0',
    'STATUS:CONFIRMED',
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(foldLine)
    .join('\r\n')
}

function stamp(date: Date): string {
  return `${date.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

/** RFC 5545 3.1 */
function foldLine(line: string): string {
  return line.length <= 75 ? line : `${line.slice(0, 75)}\r\n ${foldLine(line.slice(75))}`
}
