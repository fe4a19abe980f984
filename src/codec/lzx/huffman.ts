/** Canonical Huffman codes with a limit of their length. [MS-PATCH] 2.5 */
import { maxCodeLength } from './format.ts'

/** The length of each symbol's code by how often it occurs; 0 for those that do not. */
export function codeLengths(frequencies: Uint32Array, limit = maxCodeLength): Uint8Array {
  const counts = Float64Array.from(frequencies)
  for (;;) {
    const lengths = unlimited(counts)
    if (lengths.every((length) => length <= limit)) return lengths
    // Flatter frequencies make shorter codes; two rounds are more than enough for any input.
    for (let at = 0; at < counts.length; at++) {
      const count = counts[at] as number
      if (count > 0) counts[at] = Math.ceil(Math.sqrt(count))
    }
  }
}

function unlimited(counts: Float64Array): Uint8Array {
  const lengths = new Uint8Array(counts.length)
  const symbols = [...counts.keys()].filter((symbol) => (counts[symbol] as number) > 0)
  if (symbols.length === 0) return lengths
  if (symbols.length === 1) {
    // A tree of one leaf is no tree: a second one that is never used makes it whole.
    lengths[symbols[0] as number] = 1
    lengths[symbols[0] === 0 ? 1 : 0] = 1
    return lengths
  }
  symbols.sort((a, b) => (counts[a] as number) - (counts[b] as number) || a - b)
  // Two queues: leaves in their order, and inner nodes, which come out in order by themselves.
  const weights = symbols.map((symbol) => counts[symbol] as number)
  const parent = new Int32Array(2 * symbols.length - 1)
  let leaf = 0
  let inner = symbols.length
  const next = (end: number): number => {
    const leafFirst = leaf < symbols.length && (inner >= end || (weights[leaf] as number) <= (weights[inner] as number))
    return leafFirst ? leaf++ : inner++
  }
  for (let node = symbols.length; node < parent.length; node++) {
    const a = next(node)
    const b = next(node)
    parent[a] = node
    parent[b] = node
    weights.push((weights[a] as number) + (weights[b] as number))
  }
  const depth = new Int32Array(parent.length)
  for (let node = parent.length - 2; node >= 0; node--) depth[node] = (depth[parent[node] as number] as number) + 1
  symbols.forEach((symbol, index) => (lengths[symbol] = depth[index] as number))
  return lengths
}

/** Codes of given lengths: shorter ones first, then by symbol. */
export function codesOf(lengths: Uint8Array): Uint32Array {
  const codes = new Uint32Array(lengths.length)
  let code = 0
  for (let length = 1; length <= maxCodeLength; length++) {
    for (let symbol = 0; symbol < lengths.length; symbol++) if (lengths[symbol] === length) codes[symbol] = code++
    code <<= 1
  }
  return codes
}
