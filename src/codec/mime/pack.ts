/**
 * The little binary form in which structures and skeletons are stored: numbers as varints (seven bits a byte, low
 * bits first, up to 2^53), strings as a number and UTF-8, with the usual words of MIME as one number each.
 *
 *   string = varint(index << 1 | 1)            a word of the list below
 *          | varint(byteLength << 1) bytes     any other
 */
import { Buffer } from 'node:buffer'
import { LayoutError } from '../binary/layout-error.ts'
import { asBuffer } from './bytes.ts'

/** Stored with every mail: words may be added at the end, never moved or removed. */
const words: readonly string[] = [
  '',
  ...`
text plain html multipart mixed alternative related report signed encrypted digest message rfc822
delivery-status application octet-stream pdf zip image png jpeg gif audio video calendar vcard csv xml
pkcs7-signature pkcs7-mime pgp-signature x-pkcs7-signature x-pkcs7-mime ms-tnef msword rtf enriched global
svg+xml mpeg mp4 vnd.openxmlformats-officedocument.wordprocessingml.document
vnd.openxmlformats-officedocument.spreadsheetml.sheet
vnd.openxmlformats-officedocument.presentationml.presentation vnd.ms-excel vnd.ms-powerpoint 7bit 8bit binary
base64 quoted-printable charset utf-8 UTF-8 us-ascii US-ASCII iso-8859-1 ISO-8859-1 windows-1252 Windows-1252
iso-8859-15 ISO-8859-15 iso-2022-jp gb2312 boundary name filename format flowed delsp yes type attachment
inline size creation-date modification-date method REQUEST REPLY CANCEL protocol micalg report-type smime-type
text/html multipart/alternative x-unix-mode reply-type original partial external-body disposition-notification
rfc822-headers webp bmp tiff`
    .trim()
    .split(/\s+/),
]

const indexOfWord = new Map<string, number>(words.map((word, index) => [word, index]))

export class PackWriter {
  #buffer = Buffer.allocUnsafe(256)
  #length = 0

  number(value: number) {
    this.#reserve(8)
    let rest = value
    while (rest >= 0x80) {
      this.#buffer[this.#length++] = (rest % 0x80) | 0x80
      rest = Math.floor(rest / 0x80)
    }
    this.#buffer[this.#length++] = rest
  }

  string(text: string) {
    const index = indexOfWord.get(text)
    if (index !== undefined) return this.number(index * 2 + 1)
    const size = Buffer.byteLength(text)
    this.number(size * 2)
    this.#reserve(size)
    this.#length += this.#buffer.write(text, this.#length, 'utf8')
  }

  get bytes(): Uint8Array {
    return Buffer.from(this.#buffer.subarray(0, this.#length))
  }

  #reserve(size: number) {
    if (this.#length + size <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#length + size))
    this.#buffer.copy(larger, 0, 0, this.#length)
    this.#buffer = larger
  }
}

export class PackReader {
  readonly #buffer: Buffer
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#buffer = asBuffer(bytes)
  }

  get remaining(): number {
    return this.#buffer.length - this.#at
  }

  number(): number {
    let value = 0
    for (let scale = 1; scale < 2 ** 56; scale *= 0x80) {
      const byte = this.#buffer[this.#at]
      if (byte === undefined) this.fail('ends too early')
      this.#at++
      value += (byte & 0x7f) * scale
      if (byte < 0x80) {
        if (!Number.isSafeInteger(value)) this.fail('number is too large')
        return value
      }
    }
    return this.fail('number is too long')
  }

  /** A count of things of which each takes at least one byte. */
  count(): number {
    const count = this.number()
    if (count > this.remaining) this.fail(`${count} entries do not fit`)
    return count
  }

  string(): string {
    const head = this.number()
    const value = Math.floor(head / 2)
    if (head % 2 === 1) return words[value] ?? this.fail(`there is no word ${value}`)
    if (value > this.remaining) this.fail('string ends too late')
    this.#at += value
    return this.#buffer.toString('utf8', this.#at - value, this.#at)
  }

  end() {
    if (this.remaining > 0) this.fail('something follows')
  }

  fail(problem: string): never {
    throw new LayoutError(problem, this.#at)
  }
}
