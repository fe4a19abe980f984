/**
 * What an export that was broken off must know to go on: OUT.progress, beside OUT, as long as OUT is not complete.
 *
 *   "kontor export 1\n" | SHA-256 of the rest (32) | { of, state } as node:v8 writes it
 *
 * It is replaced as a whole: the old state or the new one is there, whatever happens.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { Failure } from '#model'

const MAGIC = Buffer.from('kontor export 1\n')
const HASH_SIZE = 32

/** What is saved grows with the file; saving takes no more than this part of what is written. */
export const SAVED_SHARE = 1 / 20

export interface Progress {
  readonly path: string
  /** What is exported, in words of the caller: another export must not go on with the same file. */
  readonly of: string
}

/** Returns how many bytes it takes. */
export function saveProgress({ path, of }: Progress, state: unknown): number {
  const body = serialize({ of, state })
  writeFileSync(`${path}.new`, Buffer.concat([MAGIC, hashOf(body), body]), { flush: true })
  renameSync(`${path}.new`, path)
  return body.length
}

/** Undefined: there is none. Failure: it is damaged, or of another export. */
export function findProgress<State>({ path, of }: Progress): State | undefined {
  if (!existsSync(path)) return undefined
  const bytes = readFileSync(path)
  const body = bytes.subarray(MAGIC.length + HASH_SIZE)
  const sound =
    bytes.subarray(0, MAGIC.length).equals(MAGIC) &&
    bytes.subarray(MAGIC.length, -body.length || undefined).equals(hashOf(body))
  const saved = sound && (deserialize(body) as { of: string; state: State })
  if (!saved) throw new Failure('invalid', `${path} is damaged; remove it to begin anew`)
  if (saved.of === of) return saved.state
  throw new Failure(
    'alreadyExists',
    `${path} is of another export, which was broken off; end that one with the command it was begun with, or remove the file`,
  )
}

function hashOf(body: Uint8Array): Buffer {
  return createHash('sha256').update(body).digest()
}
