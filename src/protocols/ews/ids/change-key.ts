/**
 * ChangeKey: which version of an object a client knows. As Exchange has them: u32 kind of object, u32 length, and the
 * change key of MAPI ([MS-OXCFXICS] 2.2.2.2), whose number is the store's clock.
 */
import { changeKey, Failure, parseChangeKey } from '#model'
import { EwsFailure } from '../errors.ts'
import type { MailboxId, Seq } from '#store'

export const ObjectKind = {
  folder: 1,
  calendarFolder: 2,
  contactsFolder: 3,
  tasksFolder: 4,
  searchFolder: 7,
  message: 9,
  meetingMessage: 10,
  meetingRequest: 11,
  meetingResponse: 12,
  meetingCancellation: 13,
  calendarItem: 15,
  occurrence: 16,
  contact: 17,
  distributionList: 18,
  task: 19,
  post: 22,
} as const
export type ObjectKind = keyof typeof ObjectKind

export function writeChangeKey(kind: ObjectKind, mailbox: MailboxId, seq: Seq): string {
  const key = changeKey(mailbox, seq)
  const head = Buffer.alloc(8)
  head.writeUInt32LE(ObjectKind[kind], 0)
  head.writeUInt32LE(key.length, 4)
  return Buffer.concat([head, key]).toString('base64')
}

/** The number in it. Throws an EwsFailure: ErrorInvalidChangeKey. */
export function readChangeKey(text: string): Seq {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length < 8 || bytes.readUInt32LE(4) !== bytes.length - 8) throw new EwsFailure('ErrorInvalidChangeKey')
  try {
    const { local } = parseChangeKey(bytes.subarray(8))
    if (local.length !== 6) throw new Failure('invalid')
    return Buffer.from(local).readUIntBE(0, 6)
  } catch {
    throw new EwsFailure('ErrorInvalidChangeKey')
  }
}
