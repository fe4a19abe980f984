/**
 * IMAP section numbers: which part `BODY[1.2.3]` names. RFC 9051 6.4.5.1.
 *
 *   multipart        its parts are 1, 2, 3 …
 *   message/rfc822   as a part: numbers go on inside the message it holds
 *   anything else    its only part is 1: itself
 *
 * "TEXT 2.1" inside a message is counted from that message's body, so a message that holds a single-part message has a
 * part 1 of its own.
 */
import type { Part } from './structure.ts'

/** The part with these numbers, counted from the message `root`; an empty list is the root itself. */
export function findSection(root: Part, numbers: readonly number[]): Part | undefined {
  // `whole` is a message (the root, or what a message/rfc822 part holds): there, 1 may name the body itself.
  let part = root
  let whole = true
  for (const number of numbers) {
    if (!whole && part.message) {
      part = part.message
      whole = true
    }
    if (part.parts.length > 0) {
      const child = part.parts[number - 1]
      if (!child) return undefined
      part = child
      whole = false
    } else {
      if (!whole || number !== 1) return undefined
      whole = false
    }
  }
  return part
}

/** The section numbers of every part below a root, in the order of a walk through the tree. */
export function* sections(root: Part): Generator<{ part: Part; numbers: readonly number[] }> {
  yield* below(root, [])
}

function* below(message: Part, prefix: readonly number[]): Generator<{ part: Part; numbers: readonly number[] }> {
  if (message.parts.length === 0) {
    // A single part: the message's own fields describe it.
    yield* one(message, [...prefix, 1])
    return
  }
  for (const [index, part] of message.parts.entries()) yield* one(part, [...prefix, index + 1])
}

function* one(part: Part, numbers: readonly number[]): Generator<{ part: Part; numbers: readonly number[] }> {
  yield { part, numbers }
  if (part.message) yield* below(part.message, numbers)
  else if (part.parts.length > 0) yield* below(part, numbers)
}
