/**
 * Auxiliary buffers: what client and server tell each other besides the ROPs. [MS-OXCRPC] 2.2.2.2
 *
 *   AUX_HEADER: Size u16 (of the whole block) | Version u8 | Type u8, then the block
 *
 * What a client sends is its view of the server's performance and of itself: read for the log, and skipped where it is
 * not known. [MS-OXCRPC] 3.1.4.1.2.2
 */
import { encode, LayoutError, struct, u16, u32, u8 } from '#codec/binary/index.ts'
import { readExtended, writeExtended } from './extended-buffer.ts'

export interface AuxiliaryBlock {
  version: number
  type: number
  data: Uint8Array
}

/** Names of the blocks that one meets, for the inspector. [MS-OXCRPC] 2.2.2.2 */
export const blockNames: Readonly<Record<string, string>> = {
  '1.1': 'AUX_PERF_REQUESTID',
  '1.2': 'AUX_PERF_CLIENTINFO',
  '1.3': 'AUX_PERF_SERVERINFO',
  '1.4': 'AUX_PERF_SESSIONINFO',
  '1.5': 'AUX_PERF_DEFMDB_SUCCESS',
  '1.6': 'AUX_PERF_DEFGC_SUCCESS',
  '1.7': 'AUX_PERF_MDB_SUCCESS',
  '1.8': 'AUX_PERF_GC_SUCCESS',
  '1.9': 'AUX_PERF_FAILURE',
  '1.10': 'AUX_CLIENT_CONTROL',
  '1.11': 'AUX_PERF_PROCESSINFO',
  '1.12': 'AUX_PERF_BG_DEFMDB_SUCCESS',
  '1.13': 'AUX_PERF_BG_DEFGC_SUCCESS',
  '1.14': 'AUX_PERF_BG_MDB_SUCCESS',
  '1.15': 'AUX_PERF_BG_GC_SUCCESS',
  '1.16': 'AUX_PERF_BG_FAILURE',
  '1.17': 'AUX_PERF_FG_DEFMDB_SUCCESS',
  '1.18': 'AUX_PERF_FG_DEFGC_SUCCESS',
  '1.19': 'AUX_PERF_FG_MDB_SUCCESS',
  '1.20': 'AUX_PERF_FG_GC_SUCCESS',
  '1.21': 'AUX_PERF_FG_FAILURE',
  '1.22': 'AUX_OSVERSIONINFO',
  '1.23': 'AUX_EXORGINFO',
  '1.24': 'AUX_PERF_ACCOUNTINFO',
  '1.70': 'AUX_SERVER_CAPABILITIES',
  '1.72': 'AUX_ENDPOINT_CAPABILITIES',
  '1.74': 'AUX_CLIENT_CONNECTION_INFO',
  '1.75': 'AUX_SERVER_SESSION_INFO',
  '1.78': 'AUX_PROTOCOL_DEVICE_IDENTIFICATION',
  '2.4': 'AUX_PERF_SESSIONINFO_V2',
  '2.7': 'AUX_PERF_MDB_SUCCESS_V2',
  '2.8': 'AUX_PERF_GC_SUCCESS_V2',
  '2.9': 'AUX_PERF_FAILURE_V2',
  '2.11': 'AUX_PERF_PROCESSINFO',
  '2.14': 'AUX_PERF_BG_MDB_SUCCESS_V2',
  '2.15': 'AUX_PERF_BG_GC_SUCCESS_V2',
  '2.16': 'AUX_PERF_BG_FAILURE_V2',
  '2.19': 'AUX_PERF_FG_MDB_SUCCESS_V2',
  '2.20': 'AUX_PERF_FG_GC_SUCCESS_V2',
  '2.21': 'AUX_PERF_FG_FAILURE_V2',
}

const headerBytes = 4
/** [MS-OXCRPC] 3.1.4.2: larger ones are refused. */
const mostBytes = 0x1008

/** The blocks of an auxiliary buffer; an empty one has none. Throws LayoutError. */
export function readAuxiliary(buffer: Uint8Array): AuxiliaryBlock[] {
  if (buffer.length === 0) return []
  if (buffer.length > mostBytes) throw new LayoutError(`${buffer.length} bytes`, 0, 'auxiliary buffer')
  const blocks: AuxiliaryBlock[] = []
  for (const payload of readExtended(buffer)) {
    let at = 0
    // Up to three bytes of padding may follow the last block.
    while (payload.length - at >= headerBytes) {
      const size = payload[at]! | (payload[at + 1]! << 8)
      if (size < headerBytes || size > payload.length - at) throw new LayoutError(`${size} bytes`, at, 'AUX_HEADER')
      blocks.push({
        version: payload[at + 2]!,
        type: payload[at + 3]!,
        data: payload.subarray(at + headerBytes, at + size),
      })
      at += size
    }
  }
  return blocks
}

/** What this server says about itself. */
export const blocks = {
  /** [MS-OXCRPC] 2.2.2.2.15; ENABLE_COMPRESSION and ENABLE_HTTP_TUNNELING, performance data unsent for a week. */
  clientControl: { version: 1, type: 0x0a, flags: [0x0c, 604_800_000] },
  /** [MS-OXCRPC] 2.2.2.2.17; PUBLIC_FOLDERS_ENABLED, USE_AUTODISCOVER_FOR_PUBLIC_FOLDER_CONFIGURATION */
  organisation: { version: 1, type: 0x17, flags: [0x03] },
  /** [MS-OXCRPC] 2.2.2.2.19; ULTRA_LARGE_PACKED_DOWNLOAD_BUFFERS */
  serverCapabilities: { version: 1, type: 0x46, flags: [0x08] },
  /** [MS-OXCRPC] 2.2.2.2.20; ENDPOINT_CAPABILITIES_SINGLE_ENDPOINT */
  endpointCapabilities: { version: 1, type: 0x48, flags: [0x01] },
} as const

const header = struct({ size: u16, version: u8, type: u8 })

export function writeAuxiliary(
  said: readonly { version: number; type: number; flags: readonly number[] }[],
): Uint8Array {
  const payload = Buffer.concat(
    said.flatMap(({ version, type, flags }) => [
      encode(header, { size: headerBytes + 4 * flags.length, version, type }),
      ...flags.map((each) => encode(u32, each)),
    ]),
  )
  return writeExtended([payload], { compress: false, xor: false })
}
