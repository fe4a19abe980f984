/**
 * Plain LZ77 with DIRECT2 encoding, written; decompress.ts has the format. [MS-OXCRPC] 3.1.4.1.1.2
 *
 * Matches are found by the last places where three bytes stood, a few steps back: what ROP buffers repeat (tags, zeros of
 * UTF-16, entry ids) is near, and a better search gives little.
 */
const windowBytes = 8192
const hashBits = 13
const mostSteps = 8
/** A match so long is good enough. */
const longEnough = 64

const heads = new Int32Array(1 << hashBits)
/** Of a place: the place before with the same hash. */
let before = new Int32Array(0x10000)

/** undefined: what came out is not smaller. */
export function compress(input: Uint8Array): Uint8Array | undefined {
  const size = input.length
  // A mask for every 32 bytes is the worst that can happen, before it is noticed.
  const output = new Uint8Array(size + 4)
  if (before.length < size) before = new Int32Array(size)
  heads.fill(-1)
  let at = 0
  let out = 4
  let maskAt = 0
  let mask = 0
  let bits = 32
  let half = -1
  const putMask = (): void => {
    output[maskAt] = mask
    output[maskAt + 1] = mask >>> 8
    output[maskAt + 2] = mask >>> 16
    output[maskAt + 3] = mask >>> 24
  }
  while (at < size) {
    if (bits === 0) {
      putMask()
      maskAt = out
      out += 4
      mask = 0
      bits = 32
    }
    // A match takes at most seven bytes, and a mask four.
    if (out + 11 > size) return undefined
    bits--
    const distance = findMatch(input, at)
    if (distance === 0) {
      output[out++] = input[at]!
      remember(input, at++)
      continue
    }
    const length = matchLength(input, at, at - distance)
    mask |= 1 << bits
    let rest = length - 3
    const match = ((distance - 1) << 3) | Math.min(rest, 7)
    output[out++] = match
    output[out++] = match >>> 8
    if (rest >= 7) {
      rest -= 7
      const nibble = Math.min(rest, 15)
      if (half < 0) {
        half = out
        output[out++] = nibble
      } else {
        output[half]! |= nibble << 4
        half = -1
      }
      if (rest >= 15) {
        rest -= 15
        output[out++] = Math.min(rest, 255)
        if (rest >= 255) {
          const whole = length - 3
          output[out++] = whole
          output[out++] = whole >>> 8
        }
      }
    }
    for (const until = at + length; at < until; at++) remember(input, at)
  }
  // A 1 behind the last element says that nothing follows, in a mask of its own where need be.
  if (bits === 0) {
    putMask()
    maskAt = out
    out += 4
    mask = 0
    bits = 32
  }
  mask |= bits === 32 ? -1 : (1 << bits) - 1
  putMask()
  return out < size ? output.subarray(0, out) : undefined
}

function hashAt(input: Uint8Array, at: number): number {
  const three = input[at]! | (input[at + 1]! << 8) | (input[at + 2]! << 16)
  return Math.imul(three, 0x9e3779b1) >>> (32 - hashBits)
}

function remember(input: Uint8Array, at: number): void {
  if (at + 3 > input.length) return
  const hash = hashAt(input, at)
  before[at] = heads[hash]!
  heads[hash] = at
}

/** How far back the best match begins; 0: there is none. */
function findMatch(input: Uint8Array, at: number): number {
  if (at + 3 > input.length) return 0
  let best = 2
  let distance = 0
  let place = heads[hashAt(input, at)]!
  for (let step = 0; step < mostSteps && place >= 0 && at - place <= windowBytes; step++) {
    if (input[place + best] === input[at + best]) {
      const length = matchLength(input, at, place)
      if (length > best) {
        best = length
        distance = at - place
        if (length >= longEnough) break
      }
    }
    place = before[place]!
  }
  return distance
}

/** How many bytes are the same; what a u16 can say at most. */
function matchLength(input: Uint8Array, at: number, place: number): number {
  const most = Math.min(input.length - at, 0xffff)
  let length = 0
  while (length < most && input[place + length] === input[at + length]) length++
  return length
}
