/**
 * Where a reader of ours differs from another program, a list beside the test says so, and who is right and why.
 *
 * A difference that is not listed fails, and so does an entry that no longer differs: the list can only shrink.
 */
import assert from 'node:assert/strict'

export type KnownDifference = { witness: string; right?: string; why: string; files: readonly string[] }

/** The differences that were found with one witness must be exactly the listed ones. */
export function assertKnown(
  known: readonly KnownDifference[],
  witness: string,
  found: ReadonlyMap<string, readonly string[]>,
) {
  const listed = new Set(known.filter((entry) => entry.witness === witness).flatMap(({ files }) => files))
  const news = [...found].filter(([file]) => !listed.has(file)).map(([file, what]) => `${file}: ${what.join('; ')}`)
  const gone = [...listed].filter((file) => !found.has(file)).map((file) => `${file}: differs no longer`)
  assert.deepEqual([...news, ...gone], [])
}
