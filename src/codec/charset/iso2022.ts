/**
 * The seven-bit charsets of East Asia that no library of ours covers: ISO-2022-KR (RFC 1557), ISO-2022-CN (RFC 1922,
 * its GB 2312 set), HZ (RFC 1843), and writing ISO-2022-JP (RFC 1468).
 *
 * Each is a way to write the two-byte sets of EUC with the eighth bit clear and a mode switch around them. So they
 * are turned into the EUC form and back here, and the tables stay with the library.
 */
const ESC = 0x1b
const SO = 0x0e
const SI = 0x0f
const LF = 0x0a
const TILDE = 0x7e

/** ISO-2022-KR or ISO-2022-CN to EUC: bytes between SO and SI get their eighth bit; designations (ESC $ …) go. */
export function shiftedToEuc(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let length = 0
  let high = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte === SO) high = 0x80
    else if (byte === SI) high = 0
    else if (byte === ESC && bytes[i + 1] === 0x24) i += 3
    else {
      // RFC 1557 2: a line begins in ASCII, whatever the line before it left behind.
      if (byte === LF) high = 0
      out[length++] = byte > 0x20 && byte < 0x7f ? byte | high : byte
    }
  }
  return out.subarray(0, length)
}

/** HZ to EUC-CN: "~{" and "~}" switch, "~~" is a tilde, a tilde at the end of a line continues it. */
export function hzToEuc(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  let length = 0
  let high = 0
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    const next = bytes[i + 1]
    if (byte === TILDE && next === 0x7b) [high, i] = [0x80, i + 1]
    else if (byte === TILDE && next === 0x7d) [high, i] = [0, i + 1]
    else if (byte === TILDE && next === TILDE && high === 0) [out[length++], i] = [TILDE, i + 1]
    else if (byte === TILDE && next === LF && high === 0) i++
    else {
      if (byte === LF) high = 0
      out[length++] = byte > 0x20 && byte < 0x7f ? byte | high : byte
    }
  }
  return out.subarray(0, length)
}

/** EUC-KR to ISO-2022-KR: the designation once at the start, SO and SI around each run. */
export function eucToShifted(euc: Uint8Array): Uint8Array {
  const out: number[] = [ESC, 0x24, 0x29, 0x43]
  let shifted = false
  for (const byte of euc) {
    const high = byte >= 0x80
    if (high !== shifted) out.push(high ? SO : SI)
    shifted = high
    out.push(byte & 0x7f)
  }
  if (shifted) out.push(SI)
  return Uint8Array.from(out)
}

/** EUC-CN to HZ. */
export function eucToHz(euc: Uint8Array): Uint8Array {
  const out: number[] = []
  let shifted = false
  for (const byte of euc) {
    const high = byte >= 0x80
    if (high !== shifted) out.push(TILDE, high ? 0x7b : 0x7d)
    shifted = high
    if (byte === TILDE) out.push(TILDE)
    out.push(byte & 0x7f)
  }
  if (shifted) out.push(TILDE, 0x7d)
  return Uint8Array.from(out)
}

/** EUC-JP to ISO-2022-JP: ASCII, JIS X 0208, half-width katakana and JIS X 0212 each have an escape sequence. */
export function eucToIso2022Jp(euc: Uint8Array): Uint8Array {
  const escapes = {
    ascii: [0x28, 0x42],
    kanji: [0x24, 0x42],
    katakana: [0x28, 0x49],
    more: [0x24, 0x28, 0x44],
  } as const
  const out: number[] = []
  let mode: keyof typeof escapes = 'ascii'
  const enter = (next: keyof typeof escapes) => {
    if (next !== mode) out.push(ESC, ...escapes[next])
    mode = next
  }
  for (let i = 0; i < euc.length; i++) {
    const byte = euc[i]!
    if (byte < 0x80) {
      enter('ascii')
      out.push(byte)
    } else if (byte === 0x8e) {
      enter('katakana')
      out.push((euc[++i] ?? 0x3f) & 0x7f)
    } else if (byte === 0x8f) {
      enter('more')
      out.push((euc[++i] ?? 0x3f) & 0x7f, (euc[++i] ?? 0x3f) & 0x7f)
    } else {
      enter('kanji')
      out.push(byte & 0x7f, (euc[++i] ?? 0x3f) & 0x7f)
    }
  }
  enter('ascii')
  return Uint8Array.from(out)
}

/** ISO-2022-JP-1 (RFC 2237) adds JIS X 0212 by ESC $ ( D, which the decoder of ISO-2022-JP does not know. */
export function usesJisX0212(bytes: Uint8Array): boolean {
  for (let i = bytes.indexOf(ESC); i >= 0; i = bytes.indexOf(ESC, i + 1)) {
    if (bytes[i + 1] === 0x24 && bytes[i + 2] === 0x28 && bytes[i + 3] === 0x44) return true
  }
  return false
}

/** ISO-2022-JP to EUC-JP. A final byte that stands alone is dropped. */
export function iso2022JpToEuc(bytes: Uint8Array): Uint8Array {
  const out: number[] = []
  let mode: 'single' | 'katakana' | 'kanji' | 'more' = 'single'
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte === ESC) {
      const [second, third, fourth] = [bytes[i + 1], bytes[i + 2], bytes[i + 3]]
      if (second === 0x24 && third === 0x28) [mode, i] = [fourth === 0x44 ? 'more' : 'kanji', i + 3]
      else if (second === 0x24) [mode, i] = ['kanji', i + 2]
      else if (second === 0x28) [mode, i] = [third === 0x49 ? 'katakana' : 'single', i + 2]
    } else if (mode === 'single' || byte <= 0x20 || byte > 0x7e) out.push(byte)
    else if (mode === 'katakana') out.push(0x8e, byte | 0x80)
    else if (i + 1 < bytes.length) {
      if (mode === 'more') out.push(0x8f)
      out.push(byte | 0x80, bytes[++i]! | 0x80)
    }
  }
  return Uint8Array.from(out)
}
