/**
 * The address list of an organisation as a table with positions: who is in it, in which order, at which row somebody
 * stands. It holds numbers only (five bytes for each person), so that a list of 200,000 people can be scrolled from any
 * place; what a row shows is read when it is shown.
 *
 * The number of an object is that of the directory's clock when it was created (`createdSeq`): it stays the same for
 * ever, is never given twice, and is the same for every process.
 */
import type { Query, Shard } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'
import { nameKey } from './records.ts'
import type { ObjectId, ObjectKind } from './types.ts'

/** Kinds that an address list shows, by the code that stands for them in `kinds`. */
export const listedKinds = ['user', 'shared', 'room', 'equipment', 'group', 'contact'] as const satisfies ObjectKind[]
export type ListedKind = (typeof listedKinds)[number]

export class AddressList {
  /** In the order of the list: by display name, without regard to case and accents. */
  readonly numbers: Uint32Array
  readonly kinds: Uint8Array
  #positions: Map<number, number> | undefined

  constructor(numbers: Uint32Array, kinds: Uint8Array) {
    this.numbers = numbers
    this.kinds = kinds
  }

  get length(): number {
    return this.numbers.length
  }

  positionOf(number: number): number | undefined {
    this.#positions ??= new Map(Array.from(this.numbers, (each, position) => [each, position]))
    return this.#positions.get(number)
  }

  /** Those of some kinds, in the same order. */
  ofKinds(kinds: readonly ListedKind[]): AddressList {
    const codes = new Set(kinds.map((kind) => listedKinds.indexOf(kind)))
    const places = [...this.numbers.keys()].filter((place) => codes.has(this.kinds[place] as number))
    return new AddressList(
      Uint32Array.from(places, (place) => this.numbers[place] as number),
      Uint8Array.from(places, (place) => this.kinds[place] as number),
    )
  }
}

const rowsPerRead = 20_000

/** Each batch is a read of its own: others have their turn in between. */
export async function readAddressList(shard: Shard, organisation: string): Promise<AddressList> {
  const numbers: number[] = []
  const kinds: number[] = []
  for (let last: { name_key: string; id: string } | undefined; ; ) {
    const from = last ? sql`and (name_key, id) > (${last.name_key}, ${last.id})` : sql``
    const rows = await shard.read((q) =>
      q.all<{ created_seq: number; kind: ListedKind; name_key: string; id: string }>(sql`
        select created_seq, kind, name_key, id from object
        where organisation = ${organisation} and hidden = 0 and kind <> 'public' ${from}
        order by name_key, id limit ${rowsPerRead}`),
    )
    for (const row of rows) {
      numbers.push(row.created_seq)
      kinds.push(listedKinds.indexOf(row.kind))
    }
    last = rows.at(-1)
    if (rows.length < rowsPerRead) break
  }
  return new AddressList(Uint32Array.from(numbers), Uint8Array.from(kinds))
}

/** The numbers of those in the list whose name is not before a text: the first `limit`, in order. */
export async function readNumbersFrom(q: Query, organisation: string, text: string, limit: number): Promise<number[]> {
  const rows = await q.all<{ created_seq: number }>(sql`
    select created_seq from object
    where organisation = ${organisation} and hidden = 0 and kind <> 'public' and name_key >= ${nameKey(text)}
    order by name_key, id limit ${limit}`)
  return rows.map((row) => row.created_seq)
}

/** Which objects have these numbers. */
export async function readIdsOfNumbers(q: Query, numbers: readonly number[]): Promise<Map<number, ObjectId>> {
  const rows = await q.all<{ created_seq: number; id: string }>(
    sql`select created_seq, id from object where created_seq ${sql.oneOf(numbers)}`,
  )
  return new Map(rows.map((row) => [row.created_seq, row.id]))
}
