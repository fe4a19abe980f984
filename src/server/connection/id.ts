/**
 * Ids of connections and requests: short, unique among the log lines of some weeks, and in the order in which they began.
 */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Seconds since the start of 2026, so that ids of two runs of the server differ. */
const run = encode(Math.floor(Date.now() / 1000) - 1_767_225_600)
let count = 0

export function newConnectionId(): string {
  return `${run}-${encode(++count)}`
}

function encode(number: number): string {
  let text = ''
  do {
    text = `${alphabet[number % 32]}${text}`
    number = Math.floor(number / 32)
  } while (number > 0)
  return text
}
