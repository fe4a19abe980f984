/** The run-length form of ids: a byte that repeats is written twice, and then how often it comes once more. [MS-OXWSITEMID] 2.1.3.1 */

export function compress(bytes: Uint8Array): Uint8Array {
  const out: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] as number
    let run = 1
    while (run < 257 && bytes[at + run] === byte) run++
    out.push(byte)
    if (run > 1) out.push(byte, run - 2)
    at += run
  }
  return Uint8Array.from(out)
}

/** undefined: it is cut off, or longer than allowed. */
export function decompress(bytes: Uint8Array, mostBytes: number): Uint8Array | undefined {
  const out: number[] = []
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    out.push(byte)
    if (bytes[at + 1] === byte) {
      const more = bytes[at + 2]
      if (more === undefined) return undefined
      for (let n = 0; n <= more; n++) out.push(byte)
      at += 2
    }
    if (out.length > mostBytes) return undefined
  }
  return Uint8Array.from(out)
}
