/**
 * SyncState: up to which change of a mailbox a client knows a folder, or the tree of folders. Opaque for clients, base64.
 *
 *   u8 1 (form) · u8 kind · mailbox GUID (16 bytes) · folder (u48) · seq (u48) · u16 checksum
 *
 * Nothing of it is kept here: a client may come back after any time, with any older state, as long as deletions of that time
 * are remembered.
 */
import { guidBytes, guidText } from '#codec/binary/index.ts'
import type { FolderId, MailboxId, Seq } from '#store'
import { EwsFailure } from '../errors.ts'

const kinds = { hierarchy: 1, items: 2, watermark: 3 } as const
export type StateKind = keyof typeof kinds

export interface SyncState {
  kind: StateKind
  mailbox: MailboxId
  folder: FolderId
  seq: Seq
}

const form = 1
const bytesOfState = 32

export function writeState({ kind, mailbox, folder, seq }: SyncState): string {
  const bytes = Buffer.alloc(bytesOfState)
  bytes[0] = form
  bytes[1] = kinds[kind]
  bytes.set(guidBytes(mailbox), 2)
  bytes.writeUIntBE(folder, 18, 6)
  bytes.writeUIntBE(seq, 24, 6)
  bytes.writeUInt16BE(checksum(bytes), 30)
  return bytes.toString('base64')
}

/** Throws ErrorInvalidSyncStateData for what is none, or one of something else. */
export function readState(text: string, expected: Omit<SyncState, 'seq'>): Seq {
  const state = parseState(text)
  const fits = state?.kind === expected.kind && state.mailbox === expected.mailbox && state.folder === expected.folder
  if (!fits) throw new EwsFailure('ErrorInvalidSyncStateData')
  return state.seq
}

export function parseState(text: string): SyncState | undefined {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== bytesOfState || bytes[0] !== form || bytes.readUInt16BE(30) !== checksum(bytes)) return undefined
  const kind = Object.entries(kinds).find(([, code]) => code === bytes[1])?.[0]
  if (kind === undefined) return undefined
  return {
    kind: kind as StateKind,
    mailbox: guidText(bytes, 2),
    folder: bytes.readUIntBE(18, 6),
    seq: bytes.readUIntBE(24, 6),
  }
}

/** Against states that were cut or mended by hand; not a signature: a state says nothing that its owner may not say. */
function checksum(bytes: Uint8Array): number {
  let sum = 0x5a17
  for (const byte of bytes.subarray(0, 30)) sum = ((sum << 5) ^ (sum >>> 11) ^ byte) & 0xffff
  return sum
}
