/**
 * Execute: a buffer of ROPs, and what they answer. [MS-OXCMAPIHTTP] 2.2.4.2, [MS-OXCRPC] 3.1.4.2
 *
 * With the flag Chain, what the last ROP can still give follows in buffers of its own, as far as the client has room:
 * rows, and bytes of streams. What goes wrong with the buffer as a whole is the ErrorCode of an answer without ROPs.
 */
import { decode, encode, LayoutError } from '#codec/binary/index.ts'
import { MapiError } from '#model'
import type { MapiRequestType } from '../../mapi-endpoint.ts'
import { ExecuteFailure } from '../failures.ts'
import type { MapiSession } from '../session.ts'
import { readAuxiliary } from './auxiliary.ts'
import { bodies } from './bodies.ts'
import { headerBytes, mostPayloadBytes, mostPayloads, readExtended, writeExtended } from './extended-buffer.ts'

const Flags = { noCompression: 1, noXorMagic: 2, chain: 4 } as const

/** [MS-OXCRPC] 3.1.4.2: of a server that says ULTRA_LARGE_PACKED_DOWNLOAD_BUFFERS. */
const mostOutBytes = 0x100000
/** RPC_X_BAD_STUB_DATA */
const badStubData = 0x000006f7
/** ecRpcFailed */
const rpcFailed = 0x80040115
/** [MS-OXCRPC] 3.1.4.2.1.2.2: with less room than this no further buffer is begun. */
const leastChainedBytes = 8 * 1024

export const execute: MapiRequestType = {
  name: 'Execute',
  role: 'work',
  async answer({ body, session }) {
    const { flags, ropBuffer, maxRopOut, auxiliary } = decode(bodies.Execute.request, body)
    readAuxiliary(auxiliary)
    try {
      const payloads = await run(session as MapiSession, ropBuffer, maxRopOut, (flags & Flags.chain) !== 0)
      const altered = { compress: (flags & Flags.noCompression) === 0, xor: (flags & Flags.noXorMagic) === 0 }
      return { body: answered(MapiError.success, writeExtended(payloads, altered)) }
    } catch (error) {
      if (error instanceof BufferFailure) return { body: answered(error.code, new Uint8Array()) }
      if (error instanceof ExecuteFailure) return { body: answered(error.status, new Uint8Array()) }
      throw error
    }
  },
}

/** A buffer that does not get as far as its ROPs. */
class BufferFailure extends Error {
  override name = 'BufferFailure'
  readonly code: number

  constructor(code: number) {
    super(`buffer failure 0x${code.toString(16)}`)
    this.code = code
  }
}

async function run(
  session: MapiSession,
  ropBuffer: Uint8Array,
  maxRopOut: number,
  chain: boolean,
): Promise<Uint8Array[]> {
  if (maxRopOut > mostOutBytes) throw new BufferFailure(badStubData)
  // [MS-OXCRPC] 3.1.4.2: a buffer in which no header fits, either way.
  if (ropBuffer.length < headerBytes || maxRopOut < headerBytes) throw new BufferFailure(rpcFailed)
  const [rops] = requests(ropBuffer)
  const payloads = [await session.execute(rops, room(maxRopOut))]
  let left = maxRopOut - size(payloads[0])
  while (chain && left >= leastChainedBytes && payloads.length < mostPayloads) {
    const next = await session.more(room(left))
    if (!next) break
    payloads.push(next)
    left -= size(next)
  }
  return payloads
}

/** One payload: this server does not say that it takes several. [MS-OXCRPC] 3.1.4.2.1.1.1 */
function requests(ropBuffer: Uint8Array): [Uint8Array] {
  try {
    const payloads = readExtended(ropBuffer)
    if (payloads.length === 1) return payloads as [Uint8Array]
    throw new ExecuteFailure('rpcFormat', `${payloads.length} payloads`)
  } catch (error) {
    if (error instanceof LayoutError) throw new ExecuteFailure('rpcFormat', error.message)
    throw error
  }
}

function room(maxRopOut: number): number {
  return Math.min(maxRopOut - headerBytes, mostPayloadBytes)
}

function size(payload: Uint8Array | undefined): number {
  return headerBytes + (payload?.length ?? 0)
}

function answered(errorCode: number, ropBuffer: Uint8Array): Uint8Array {
  return encode(bodies.Execute.response, { statusCode: 0, errorCode, flags: 0, ropBuffer, auxiliary: new Uint8Array() })
}
