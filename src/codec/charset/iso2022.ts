/**
 * The seven-bit charsets of East Asia: writing ISO-2022-KR (RFC 1557) and ISO-2022-JP (RFC 1468), and HZ (RFC 1843) both
 * ways. Reading the ISO-2022 family: read-iso2022.ts.
 *
 * Each is a way to write the two-byte sets of EUC with the eighth bit clear and a mode switch around them. So they
 * are turned into the EUC form and back here, and the tables stay with the library.
 */
const ESC = 0x1b
const SO = 0x0e
const SI = 0x0f
const LF = 0x0a
const TILDE = 0x7e

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
