/**
 * Reading ISO-2022-JP (RFC 1468), -JP-1 (RFC 2237), -JP-2 (RFC 1554), the Windows code pages 50220 to 50222,
 * ISO-2022-KR (RFC 1557) and ISO-2022-CN (RFC 1922): one grammar, so one reader for all of them.
 *
 *   ESC ( B  ASCII      ESC ( J  JIS Roman   ESC ( I  katakana    ESC $ @, ESC $ B  JIS X 0208   ESC $ ( D  JIS X 0212
 *   ESC $ A  GB 2312    ESC $ ( C  KS X 1001                      these are G0: they count until the next one
 *   ESC $ ) C, ESC $ ) A  G1: KS X 1001, GB 2312, between SO and SI (of code page 50222: katakana)
 *   ESC . A, ESC . F      G2: Latin-1, Greek; ESC N is before each character
 *
 * The reader of the Encoding standard makes U+FFFD of an escape sequence that follows another directly, as a guard for
 * scripts of web pages. In mail that is what two encoded words side by side look like.
 *
 * CNS 11643 (of ISO-2022-CN) and JIS X 0213 have no tables here: the first is shown as U+FFFD, the second read as JIS X 0208,
 * of which it is an extension.
 */
const ESC = 0x1b
const SO = 0x0e
const SI = 0x0f
const LF = 0x0a

type CharacterSet = 'ascii' | 'roman' | 'katakana' | 'jis' | 'jis-more' | 'gb' | 'ks' | 'latin' | 'greek' | 'unknown'

/** What stands behind ESC, longest first: the set, and which of the registers it is loaded into. */
const escapes: readonly (readonly [written: string, register: 0 | 1 | 2, set: CharacterSet])[] = [
  ['$(D', 0, 'jis-more'],
  ['$(C', 0, 'ks'],
  ['$(A', 0, 'gb'],
  ['$(@', 0, 'jis'],
  ['$(B', 0, 'jis'],
  ['$(O', 0, 'jis'],
  ['$(Q', 0, 'jis'],
  ['$(P', 0, 'unknown'],
  ['$)C', 1, 'ks'],
  ['$)A', 1, 'gb'],
  ['$)G', 1, 'unknown'],
  ['$)E', 1, 'unknown'],
  ['$*H', 2, 'unknown'],
  ['$@', 0, 'jis'],
  ['$B', 0, 'jis'],
  ['$A', 0, 'gb'],
  ['(B', 0, 'ascii'],
  ['(J', 0, 'roman'],
  ['(H', 0, 'roman'],
  ['(I', 0, 'katakana'],
  ['.A', 2, 'latin'],
  ['.F', 2, 'greek'],
]

/** The decoders of the 8-bit forms. */
export type Decoders = (
  name: 'euc-jp' | 'gbk' | 'euc-kr' | 'iso-8859-1' | 'iso-8859-7',
) => (bytes: Uint8Array) => string

/** `shifted` is what SO stands for while no escape sequence says it. */
export function decodeIso2022(bytes: Uint8Array, shifted: 'ks' | 'gb' | 'katakana', decoders: Decoders): string {
  const registers: [CharacterSet, CharacterSet, CharacterSet] = ['ascii', shifted, 'latin']
  const out = new Runs(decoders)
  let isShifted = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number
    if (byte === ESC) {
      const found = escapeAt(bytes, i + 1)
      if (found) {
        registers[found[1]] = found[2]
        i += found[0].length
      } else if (bytes[i + 1] === 0x4e) {
        i += 1 + out.character(registers[2], bytes[i + 2], bytes[i + 3])
      }
      continue
    }
    if (byte === SO || byte === SI) {
      isShifted = byte === SO
      continue
    }
    // RFC 1557 2 and RFC 1922 2.1: a line begins in ASCII, whatever the line before it left behind.
    if (byte === LF) isShifted = false
    const set = registers[isShifted ? 1 : 0]
    if (byte <= 0x20 || byte === 0x7f) out.character('ascii', byte)
    else if (byte > 0x7f) out.character('katakana', byte)
    else i += out.character(set, byte, bytes[i + 1]) - 1
  }
  return out.end()
}

function escapeAt(bytes: Uint8Array, at: number): (typeof escapes)[number] | undefined {
  return escapes.find(([written]) => {
    for (let i = 0; i < written.length; i++) if (bytes[at + i] !== written.charCodeAt(i)) return false
    return true
  })
}

const wide: ReadonlySet<CharacterSet> = new Set(['jis', 'jis-more', 'gb', 'ks', 'unknown'])

/** Characters of one set side by side are decoded at once. */
class Runs {
  readonly #decoders: Decoders
  #set: CharacterSet = 'ascii'
  #bytes: number[] = []
  #text = ''

  constructor(decoders: Decoders) {
    this.#decoders = decoders
  }

  /** One character. Returns how many bytes it took: two of a wide set, unless a line or the text ends within it. */
  character(set: CharacterSet, first: number | undefined, second?: number): number {
    if (first === undefined) return 0
    const isWide = wide.has(set)
    const isCut = isWide && (second === undefined || second <= 0x20)
    const used = isCut ? 'unknown' : set
    if (used !== this.#set) this.#flush()
    this.#set = used
    if (set === 'ascii' || set === 'roman') this.#bytes.push(first)
    else if (set === 'katakana') this.#bytes.push(0x8e, first | 0x80)
    else if (!isWide) this.#bytes.push(first | 0x80)
    else {
      if (set === 'jis-more' && !isCut) this.#bytes.push(0x8f)
      this.#bytes.push(first | 0x80, (second ?? 0) | 0x80)
    }
    return isWide && !isCut ? 2 : 1
  }

  end(): string {
    this.#flush()
    return this.#text
  }

  #flush() {
    const bytes = Uint8Array.from(this.#bytes)
    this.#bytes = []
    if (bytes.length > 0) this.#text += this.#decode(bytes)
  }

  #decode(bytes: Uint8Array): string {
    switch (this.#set) {
      case 'ascii':
        return Buffer.from(bytes).toString('latin1')
      case 'roman':
        return Buffer.from(bytes).toString('latin1').replaceAll('\\', '¥').replaceAll('~', '‾')
      case 'katakana':
      case 'jis':
      case 'jis-more':
        return this.#decoders('euc-jp')(bytes)
      case 'gb':
        return this.#decoders('gbk')(bytes)
      case 'ks':
        return this.#decoders('euc-kr')(bytes)
      case 'latin':
        return this.#decoders('iso-8859-1')(bytes)
      case 'greek':
        return this.#decoders('iso-8859-7')(bytes)
      case 'unknown':
        return '\ufffd'.repeat(Math.ceil(bytes.length / 2))
    }
  }
}
