/** Passwords, app passwords and tokens, as administering sees them. Hashing happens before a write, never in it. */
import { randomUUID } from 'node:crypto'
import { Failure, found } from '#model'
import type { Query, Shard } from '#store/engine/engine.ts'
import { sql } from '#store/engine/sql.ts'
import { protocols as allProtocols } from './attributes.ts'
import { appDigest } from './authenticate.ts'
import type { AppPassword, DirectoryChanges } from './changes.ts'
import { checkText, wrong } from './check.ts'
import { insertToken, newToken } from './tokens.ts'
import type { WriteClock } from './write/clock.ts'
import { shown } from './domain-name.ts'
import { checkNewPassword, generatePassword, isUsableHash, type Hasher } from './password.ts'
import { findObjectRow } from './records.ts'
import type { ObjectId, Protocol } from './types.ts'

type Credentials = Omit<DirectoryChanges, 'write' | 'content'>

/** More than anybody has devices. */
const mostAppPasswords = 100

/** More than anybody has programs. */
const mostTokens = 1000

export interface CredentialsOptions {
  shard: Shard
  /** A write after which nobody believes a login that he remembers, when the clock was moved. */
  change<T>(work: (q: Query, clock: WriteClock) => Promise<T>): Promise<T>
  hasher: Hasher
  now: () => number
}

export function createCredentials({ shard, change, hasher, now }: CredentialsOptions): Credentials {
  async function setHash(id: ObjectId, hash: string | undefined): Promise<void> {
    await change(async (q, clock) => {
      await mustLogIn(q, id)
      await clock.seq()
      await q.run(sql`delete from token where object = ${id}`)
      await q.run(sql`delete from credential where object = ${id}`)
      if (hash !== undefined) {
        await q.run(sql`insert into credential (object, hash, changed) values (${id}, ${hash}, ${now()})`)
      }
    })
  }

  return {
    async setPassword(id, password) {
      await setHash(id, password === undefined ? undefined : await hasher.hash(checkNewPassword(password)))
    },

    async setPasswordHash(id, hash) {
      if (!isUsableHash(hash)) {
        throw new Failure(
          'invalid',
          'the password hash is not one of argon2id, argon2i or argon2d like $argon2id$v=19$m=19456,t=2,p=1$…',
        )
      }
      await setHash(id, hash)
    },

    passwordHash: (id) =>
      shard.read(
        async (q) => (await q.get<{ hash: string }>(sql`select hash from credential where object = ${id}`))?.hash,
      ),

    async createAppPassword(id, options) {
      const name = checkText('name', options.name, 64, false)
      if (name === '') throw new Failure('invalid', 'an app password needs a name, as "phone"')
      checkProtocols(options.protocols)
      if (options.protocols?.length === 0)
        throw new Failure('invalid', 'an app password without any protocol is of no use')
      if (options.expires && !(options.expires.getTime() > now()))
        throw new Failure('invalid', 'it would have expired already')
      const password = generatePassword()
      const made = { id: randomUUID(), password }
      await shard.write(async (q) => {
        await mustLogIn(q, id)
        const others = await q.all<{ name: string }>(sql`select name from app_password where object = ${id}`)
        if (others.some((other) => other.name === name)) {
          throw new Failure(
            'alreadyExists',
            `there is an app password "${shown(name)}" already; revoke it or choose another name`,
          )
        }
        if (others.length >= mostAppPasswords)
          throw new Failure('tooMany', `an account can have ${mostAppPasswords} app passwords`)
        const kept = options.protocols ? JSON.stringify(options.protocols) : undefined
        await q.run(sql`
          insert into app_password (id, object, name, digest, protocols, created, expires)
          values (${made.id}, ${id}, ${name}, ${appDigest(password)}, ${kept}, ${now()}, ${options.expires?.getTime()})`)
      })
      return made
    },

    appPasswords: (id) => shard.read((q) => readAppPasswords(q, id)),

    async revokeAppPassword(id, given) {
      const gone = await change(async (q, clock) => {
        await clock.seq()
        return q.run(sql`delete from app_password where object = ${id} and (id = ${given} or name = ${given})`)
      })
      if (gone === 0) throw new Failure('notFound', `app password ${shown(given)}`)
    },

    async createToken(id, options) {
      const name = checkText('name', options.name, 64, false)
      checkProtocols(options.protocols)
      if (!(options.seconds > 0)) throw new Failure('invalid', 'the token would have expired already')
      const made = { token: newToken(), expires: now() + options.seconds * 1000 }
      await shard.write(async (q) => {
        await mustLogIn(q, id)
        await q.run(sql`delete from token where expires <= ${now()}`)
        const held = await q.get<{ n: number }>(sql`select count(*) as n from token where object = ${id}`)
        if (held && held.n >= mostTokens) throw new Failure('tooMany', `an account can have ${mostTokens} tokens`)
        await insertToken(q, { ...made, object: id, name, protocols: options.protocols, created: now() })
      })
      return { token: made.token, expires: new Date(made.expires) }
    },

    async revokeTokens(id, name) {
      const named = name === undefined ? sql`1 = 1` : sql`name = ${name}`
      await change(async (q, clock) => {
        await clock.seq()
        await q.run(sql`delete from token where object = ${id} and ${named}`)
      })
    },

    async forgetFailures(id) {
      // Subjects are the id, a space and the remote; '!' follows the space in ASCII.
      await shard.write((q) => q.run(sql`delete from failure where subject >= ${`${id} `} and subject < ${`${id}!`}`))
    },
  }
}

function checkProtocols(protocols: readonly Protocol[] | undefined): void {
  const known: readonly Protocol[] = allProtocols
  const unknown = protocols?.find((each) => !known.includes(each))
  if (unknown !== undefined) throw wrong('protocol', unknown, `one of ${known.join(', ')}`)
}

async function mustLogIn(q: Query, id: ObjectId): Promise<void> {
  const row = found(await findObjectRow(q, id), 'object')
  if (row.kind === 'group' || row.kind === 'contact' || row.kind === 'public') {
    throw new Failure('wrongType', `a ${row.kind} cannot log in`)
  }
}

async function readAppPasswords(q: Query, id: ObjectId): Promise<AppPassword[]> {
  const rows = await q.all<{
    id: string
    name: string
    protocols: string | null
    created: number
    expires: number | null
    last_used: number | null
    last_remote: string | null
  }>(sql`
    select id, name, protocols, created, expires, last_used, last_remote from app_password
    where object = ${id} order by created, id`)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    protocols: row.protocols === null ? undefined : (JSON.parse(row.protocols) as Protocol[]),
    created: new Date(row.created),
    expires: row.expires === null ? undefined : new Date(row.expires),
    lastUsed: row.last_used === null ? undefined : new Date(row.last_used),
    lastRemote: row.last_remote ?? undefined,
  }))
}
