/**
 * Bearer tokens (RFC 6750) of our own: opaque, random, and kept as digests, so that a stolen directory holds none that works.
 * The prefix lets programs that look for leaked secrets know one.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Query } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'
import { readObjects } from './records.ts'
import type { DirectoryObject, ObjectId, Protocol } from './types.ts'

export function newToken(): string {
  return `kontor_${randomBytes(32).toString('base64url')}`
}

export interface Token {
  token: string
  object: ObjectId
  name: string
  /** undefined: all. */
  protocols: readonly Protocol[] | undefined
  /** Milliseconds. */
  created: number
  expires: number
}

export async function insertToken(q: Query, { token, object, name, protocols, created, expires }: Token) {
  const kept = protocols ? JSON.stringify(protocols) : undefined
  await q.run(sql`
    insert into token (digest, object, name, protocols, created, expires)
    values (${digest(token)}, ${object}, ${name}, ${kept}, ${created}, ${expires})`)
}

export async function findTokenHolder(
  q: Query,
  token: string,
  at: number,
): Promise<{ object: DirectoryObject; protocols: readonly Protocol[] | undefined; expires: number } | undefined> {
  if (token.length > 200) return undefined
  const row = await q.get<{ object: string; protocols: string | null; expires: number }>(
    sql`select object, protocols, expires from token where digest = ${digest(token)} and expires > ${at}`,
  )
  const [object] = row ? await readObjects(q, [row.object]) : []
  if (!row || !object || object.mailbox === undefined) return undefined
  return {
    object,
    protocols: row.protocols === null ? undefined : (JSON.parse(row.protocols) as Protocol[]),
    expires: row.expires,
  }
}

function digest(token: string): string {
  return createHash('sha256').update(`token ${token}`).digest('base64')
}
