/**
 * PidLidVerbStream: the voting options of a message, among what else one can do with it. [MS-OXOMSG] 2.2.1.74
 *
 *   0x0102 | count | count × option | 0x0104 | count × the names again, in Unicode
 *
 * The 8-bit names come first, for clients of another time; who can reads the Unicode ones. Options that are not votes (reply,
 * forward) stand there, too; what this file writes has only votes, as Outlook's own messages may.
 */
import { array, ascii, constant, encode, read, Reader, struct, u8, u16, u32, utf16 } from '#codec/binary/index.ts'

/** VerbType of an option for voting. */
const VOTE = 4
/** SendBehavior: 1 at once, 2 the person may write something first. */
const SEND_AT_ONCE = 1

const option = struct({
  verbType: u32,
  displayName: ascii(u8),
  messageClass: ascii(u8),
  internal1: ascii(u8),
  displayNameRepeat: ascii(u8),
  internal2: u32,
  internal3: u8,
  useUsHeaders: u32,
  internal4: u32,
  sendBehavior: u32,
  internal5: u32,
  id: u32,
  internal6: u32,
})

const names = struct({ displayName: utf16(u8), displayNameRepeat: utf16(u8) })

const head = struct({ version: constant(u16, 0x0102), options: array(u32, option) })
const tail = (count: number) => struct({ version: constant(u16, 0x0104), names: array(count, names) })

export interface Vote {
  /** What a person chooses: `Yes`. */
  name: string
  /** 1 for the first; PidTagLastVerbExecuted of an answer. */
  id: number
}

/** The votes; LayoutError for bytes that are no verb stream. Without its second half the 8-bit names count. */
export function readVotes(bytes: Uint8Array): Vote[] {
  const reader = new Reader(bytes)
  const { options } = read(reader, head)
  const unicode = reader.pos < reader.end ? read(reader, tail(options.length)).names : undefined
  return options.flatMap(({ verbType, displayName, id }, index) =>
    verbType === VOTE ? [{ name: unicode?.[index]?.displayName ?? displayName, id }] : [],
  )
}

const VOTES_MAX = 100
const NAME_MAX = 255

/** A stream with these votes and nothing else, for a new message. The answer is sent at once. */
export function writeVotes(votes: readonly string[]): Uint8Array {
  const shown = votes.slice(0, VOTES_MAX).map((vote) => vote.replaceAll('\0', '').slice(0, NAME_MAX))
  const options = shown.map((name, index) => {
    const eightBit = name.replace(/[^\x20-\x7e]/g, '?')
    return {
      verbType: VOTE,
      displayName: eightBit,
      messageClass: 'IPM.Note',
      internal1: '',
      displayNameRepeat: eightBit,
      internal2: 0,
      internal3: 0,
      useUsHeaders: 0,
      internal4: 1,
      sendBehavior: SEND_AT_ONCE,
      internal5: 2,
      id: index + 1,
      internal6: 0xffffffff,
    }
  })
  const first = encode(head, { options })
  const second = encode(tail(shown.length), {
    names: shown.map((name) => ({ displayName: name, displayNameRepeat: name })),
  })
  return Buffer.concat([first, second])
}
