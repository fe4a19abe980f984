/**
 * How data blocks are disguised: a fixed substitution, or one that depends on the block's id. Neither is a secret.
 * [MS-PST] 5.1, 5.2
 */
import { fromHex } from '#codec/binary/index.ts'

/** mpbbCrypt: bytes to what stands in the file, a second substitution, and back. */
const R = fromHex(`
  41361362a8216ebbf416cc047f64e85d1ef2cb2a74c55e35d295479e962d9a884c7d843fdbac31b6485ff6c4d8398be7
  233b388ec8c1df25b120a546604e9cfbaad35651457c550007c92b9d859b09a08fadb30f63ab894bd7a7155a716642bf
  264a6b98faea7753b270052cfd593a867ece06eb827857c78d43afb41cd45bcde2e9274fc3087280cfb0eff5286dbe30
  4d3492d50e3c2232e5e4f99fc2d10a8112e1ee918376e397e6618a1779a4b7dc907a5c8c02a6ca69de501a1193b95287
  58fced1d37491b6ae0293399bd6cd994f340546ff0c673b8d63e6518441fdd6710f10c19ecae03a1147ba90bfff8a3c0
  a201f72ebc2468750dfeba2fb5d0da3d`)
const S = fromHex(`
  14530f56b3c87a9ceb65481716159f02cc547c83000d0c0ba262a876dbd9edc7c5a4dcac8574d6d0a79bae9a967166c3
  6399b8dd73928e847da55ed15d93b1575150808952944f4e0a6bbc8d7f6e47464140440111cb033ff7f4e1a98f3c3af9
  fbf0193082092ec99da08649ee6f4d6dc42d813425871b88aafc06a11238fd4c4272641337246a757743ffe6b44b365c
  e4d8353d45b92cecb7312b290768a30e697b189e2139be281a5b78f523ca2ab0af3efe048ce7e5983295d3f64ae8a6ea
  e9f3d52f7020f21f0567ad5510cecde3273bdabad7c226d4911dd21c2233f8faf15aefcf90b68bb5bdc0bf08971e6ce2
  61e0c6c159abbb58de5fdf60797eb28a`)
const I = fromHex(`
  47f1b4e60b6a7248854e9eebe2f89453e0bba002e85a09abdbe3bac67cc310dd39059630f53760828cc9134a6b1df3fb
  8f2697ca911701c4322d6e3195ffd923d1005e79dc443b1a28c5615720903d83b943be67d2464276c06d5b7eb20f1629
  3ca903540dda5ddff6b7c762cd8d06d3695c86d614f7a56675acb1e94521700c879f74a4224c6fbf1f56aa2eb3783350
  b0a392bccf191ca763cb1e4d3e4b1b9b4fe7f0eead3ab55904ea40552551e57a893868527bfc27aed7bdfa07f4cc8e5f
  ef359c842b15d5773449b6120a7f7188fd9d18417d93d8582ccefe24afdeb836c8a180a69998a82f0e816573e4c2a28a
  d4e111d0088b2af2ed9a643fc16cf9ec`)

export const CryptMethod = { none: 0x00, permute: 0x01, cyclic: 0x02, windowsInformationProtection: 0x10 } as const

/** Decodes the bytes where they are. */
export function decodeBlock(bytes: Uint8Array, method: number, bid: number): void {
  if (method === CryptMethod.permute) substitute(bytes, I, pairs(I))
  else if (method === CryptMethod.cyclic) cycle(bytes, bid)
}

export function encodeBlock(bytes: Uint8Array, method: number, bid: number): void {
  if (method === CryptMethod.permute) substitute(bytes, R, pairs(R))
  else if (method === CryptMethod.cyclic) cycle(bytes, bid)
}

/** Two bytes at a time, which takes less than half the time: all data of a file passes here. */
function substitute(bytes: Uint8Array, table: Uint8Array, both: Uint16Array): void {
  let at = 0
  if (bytes.byteOffset % 2 === 0) {
    const words = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 1)
    for (let index = 0; index < words.length; index++) words[index] = both[words[index] as number] as number
    at = words.length * 2
  }
  for (; at < bytes.length; at++) bytes[at] = table[bytes[at] as number] as number
}

const pairTables = new Map<Uint8Array, Uint16Array>()

function pairs(table: Uint8Array): Uint16Array {
  let both = pairTables.get(table)
  if (!both) {
    both = new Uint16Array(0x10000)
    for (let pair = 0; pair < 0x10000; pair++) {
      both[pair] = (table[pair & 0xff] as number) | ((table[pair >>> 8] as number) << 8)
    }
    pairTables.set(table, both)
  }
  return both
}

/** The same in both directions. */
function cycle(bytes: Uint8Array, bid: number): void {
  const key = bid % 0x100000000
  let word = ((key >>> 16) ^ (key & 0xffff)) & 0xffff
  for (let at = 0; at < bytes.length; at++) {
    const low = word & 0xff
    const high = word >>> 8
    let byte = R[((bytes[at] as number) + low) & 0xff] as number
    byte = S[(byte + high) & 0xff] as number
    byte = I[(byte - high) & 0xff] as number
    bytes[at] = byte - low
    word = (word + 1) & 0xffff
  }
}
