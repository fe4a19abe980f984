/**
 * One contract for both engines. Differences: only SQLite is tested with several processes on one file here; only
 * PostgreSQL with a server that goes away.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { Failure } from '#model'
import { startPostgres } from '#test/postgres.ts'
import { behindSlowLine } from '#test/slow-line.ts'
import type { Engine, Query } from './engine.ts'
import { defineSteps } from './families.ts'
import { openEngine, sql } from './index.ts'

defineSteps('mailbox', [
  {
    name: 'engine test',
    statements: [
      'create table note (mailbox int not null, id int not null, body text not null, bytes blob) rowid id',
      'create table pair (mailbox int not null, a int not null, b text not null, primary key (mailbox, a)) clustered',
    ],
  },
])

const folder = mkdtempSync(join(tmpdir(), 'kontor-engine-'))
const postgres = await startPostgres({ own: true })
const engines: Engine[] = []
after(async () => {
  for (const engine of engines) await engine.close()
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

function open(database: string): Engine {
  const engine = openEngine({ data: folder, database })
  engines.push(engine)
  return engine
}

const postgresUrl = await postgres?.database()
for (const database of ['sqlite', postgresUrl ?? 'postgres']) {
  const name = database === 'sqlite' ? 'sqlite' : 'postgres'
  const skip = database === 'postgres' ? 'no PostgreSQL' : false
  let engine: Engine
  const contract = (title: string, body: () => Promise<void>): void => {
    test(`${name}: ${title}`, { skip }, async () => {
      engine ??= open(database)
      await body()
    })
  }
  const insert = (q: Query, id: number, body = `note ${id}`) =>
    q.run(
      sql`insert into note (mailbox, id, body, bytes) values (${q.key}, ${id}, ${body}, ${new Uint8Array([id, 0])})`,
    )
  const ids = (shard: string) =>
    engine.shard(shard).read(async (q) => {
      const rows = await q.all<{ id: number }>(sql`select id from note where mailbox = ${q.key} order by id`)
      return rows.map((row) => row.id)
    })

  contract('a shard is made with its first write, once', async () => {
    await engine.createShard('aa-made', (q) => insert(q, 1))
    assert.deepEqual(await ids('aa-made'), [1])
    await assert.rejects(
      engine.createShard('aa-made', async () => {}),
      { code: 'alreadyExists' },
    )
    assert.ok((await engine.shards()).includes('aa-made'))
    await engine.dropShard('aa-made')
    assert.ok(!(await engine.shards()).includes('aa-made'))
    await assert.rejects(ids('aa-made'), { code: 'notFound' })
    await assert.rejects(engine.dropShard('aa-made'), { code: 'notFound' })
  })

  contract('a shard whose first write fails does not exist', async () => {
    await assert.rejects(
      engine.createShard('aa-half', async () => {
        throw new Failure('invalid')
      }),
      { code: 'invalid' },
    )
    await assert.rejects(ids('aa-half'), { code: 'notFound' })
    await engine.createShard('aa-half', async () => {})
    await engine.dropShard('aa-half')
  })

  contract('values of every kind come back as they were', async () => {
    await engine.createShard('bb-values', async () => {})
    const bytes = new Uint8Array([0, 1, 255])
    const shard = engine.shard('bb-values')
    await shard.write((q) =>
      q.run(sql`insert into note (mailbox, id, body, bytes) values (${q.key}, ${2 ** 52}, ${'ß 日本 🙂'}, ${bytes})`),
    )
    const row = await shard.read((q) =>
      q.get<{ id: number; body: string; bytes: Uint8Array }>(
        sql`select id, body, bytes from note where mailbox = ${q.key} and id ${sql.oneOf([1, 2 ** 52])}`,
      ),
    )
    assert.equal(row?.id, 2 ** 52)
    assert.equal(row?.body, 'ß 日本 🙂')
    assert.deepEqual(Uint8Array.from(row?.bytes ?? []), bytes)
    const arrays = await shard.read((q) =>
      q.arrays(sql`select count(*), max(body) from note where ${sql.and([sql`mailbox = ${q.key}`, sql`id > ${0}`])}`),
    )
    assert.deepEqual(arrays, [[1, 'ß 日本 🙂']])
    const none = await shard.read((q) => q.all(sql`select id from note where body ${sql.oneOf(['x', 'y'])}`))
    assert.deepEqual(none, [])
  })

  contract('texts are compared byte by byte', async () => {
    await engine.createShard('bb-texts', async (q) => {
      for (const [id, body] of ['b', 'Z', 'ä', 'a', '日'].entries()) await insert(q, id + 1, body)
    })
    const rows = await engine
      .shard('bb-texts')
      .read((q) => q.arrays(sql`select body from note where mailbox = ${q.key} order by body`))
    assert.deepEqual(rows.flat(), ['Z', 'a', 'b', 'ä', '日'])
  })

  contract('a write that throws leaves nothing, its neighbours in the same commit stay', async () => {
    await engine.createShard('cc-group', async () => {})
    const shard = engine.shard('cc-group')
    const results = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((id) =>
        shard.write(async (q) => {
          await insert(q, id)
          if (id % 2 === 1) throw new Failure('invalid', `${id}`)
          return id
        }),
      ),
    )
    assert.deepEqual(
      results.map((result) => result.status),
      ['rejected', 'fulfilled', 'rejected', 'fulfilled', 'rejected'],
    )
    assert.deepEqual(await ids('cc-group'), [2, 4])
  })

  contract('a write that breaks a rule of the database leaves nothing', async () => {
    await engine.createShard('cc-unique', (q) => insert(q, 1))
    const shard = engine.shard('cc-unique')
    const results = await Promise.allSettled([
      shard.write((q) => insert(q, 2)),
      shard.write(async (q) => {
        await insert(q, 3)
        await insert(q, 1)
      }),
      shard.write((q) => insert(q, 4)),
    ])
    assert.deepEqual(
      results.map((result) => result.status),
      ['fulfilled', 'rejected', 'fulfilled'],
    )
    assert.deepEqual(await ids('cc-unique'), [1, 2, 4])
  })

  contract('a read is a snapshot and does not wait for a writer', async () => {
    await engine.createShard('dd-snapshot', (q) => insert(q, 1))
    const shard = engine.shard('dd-snapshot')
    const count = (q: Query) => q.get<{ n: number }>(sql`select count(*) as n from note where mailbox = ${q.key}`)
    await shard.read(async (q) => {
      assert.equal((await count(q))?.n, 1)
      await shard.write(async (w) => {
        await insert(w, 2)
        // Not committed yet: nobody else sees it, and a read does not wait.
        assert.deepEqual(await ids('dd-snapshot'), [1])
      })
      assert.equal((await count(q))?.n, 1)
    })
    assert.deepEqual(await ids('dd-snapshot'), [1, 2])
  })

  contract('many writers at two engines lose nothing', async () => {
    await engine.createShard('ee-many', async (q) => {
      await q.run(sql`insert into pair (mailbox, a, b) values (${q.key}, 1, '0')`)
    })
    const other = open(database)
    const add = (which: Engine) =>
      which.shard('ee-many').write(async (q) => {
        const row = await q.get<{ b: string }>(sql`select b from pair where mailbox = ${q.key} and a = 1`)
        await q.run(sql`update pair set b = ${String(Number(row?.b) + 1)} where mailbox = ${q.key} and a = 1`)
      })
    await Promise.all(Array.from({ length: 60 }, (_, i) => add(i % 2 === 0 ? engine : other)))
    const row = await engine
      .shard('ee-many')
      .read((q) => q.get<{ b: string }>(sql`select b from pair where a = 1 and mailbox = ${q.key}`))
    assert.equal(row?.b, '60')
  })

  contract('pages go through everything by key', async () => {
    await engine.createShard('ff-pages', async (q) => {
      for (let id = 1; id <= 25; id++) await insert(q, id)
    })
    const seen: number[][] = []
    await engine.shard('ff-pages').read(async (q) => {
      for await (const rows of q.pages<{ id: number }>(
        (last) => sql`select id from note where mailbox = ${q.key} and id > ${last?.id ?? 0} order by id limit 10`,
      )) {
        seen.push(rows.map((row) => row.id))
      }
    })
    assert.deepEqual(
      seen.map((page) => page.length),
      [10, 10, 5],
    )
  })

  contract('signals reach listeners of other engines', async () => {
    const other = open(database)
    // A hint may be lost while the other side is still connecting, so say it again until it is heard.
    await new Promise<void>((resolve) => {
      const again = setInterval(() => engine.signals.send('hello'), 20)
      const stop = other.signals.listen((text) => {
        if (text !== 'hello') return
        clearInterval(again)
        stop()
        resolve()
      })
    })
  })
}

test('postgres: goes on after the server was killed', { skip: postgres ? false : 'no PostgreSQL' }, async () => {
  const engine = open((await postgres?.database()) ?? '')
  await engine.createShard('aa-killed', async (q) => {
    await q.run(sql`insert into note (mailbox, id, body) values (${q.key}, 1, 'x')`)
  })
  const shard = engine.shard('aa-killed')
  await assert.rejects(
    shard.write(async (q) => {
      await q.run(sql`insert into note (mailbox, id, body) values (${q.key}, 2, 'x')`)
      await postgres?.kill()
    }),
    { code: 'unavailable' },
  )
  await assert.rejects(
    shard.write(async () => {}),
    { code: 'unavailable' },
  )
  await postgres?.start()
  await shard.write((q) => q.run(sql`insert into note (mailbox, id, body) values (${q.key}, 3, 'x')`))
  const rows = await shard.read((q) => q.arrays(sql`select id from note where mailbox = ${q.key} order by id`))
  assert.deepEqual(rows.flat(), [1, 3])
})

test('postgres: a line that falls silent is given up, and others take its place', {
  skip: postgres ? false : 'no PostgreSQL',
}, async (t) => {
  const { line, url } = await behindSlowLine((await postgres?.database()) ?? '')
  t.after(() => line.close())
  const engine = openEngine({ data: folder, database: url, answerMilliseconds: 400 })
  t.after(() => engine.close())
  await engine.createShard('aa-silent', async () => {})
  const shard = engine.shard('aa-silent')
  const insert = (id: number) =>
    shard.write((q) => q.run(sql`insert into note (mailbox, id, body) values (${q.key}, ${id}, 'x')`))
  line.delayMilliseconds = 30
  await insert(1)
  line.silent = true
  await assert.rejects(insert(2), { code: 'unavailable' })
  await assert.rejects(
    shard.read((q) => q.arrays(sql`select id from note where mailbox = ${q.key}`)),
    { code: 'unavailable' },
  )
  line.silent = false
  line.delayMilliseconds = 0
  await insert(3)
  const rows = await shard.read((q) => q.arrays(sql`select id from note where mailbox = ${q.key} order by id`))
  assert.deepEqual(rows.flat(), [1, 3])
})

test('sqlite: a full disk is unavailable, leaves nothing half written, and passes', async () => {
  const data = join(folder, 'full')
  const engine = openEngine({ data, database: 'sqlite' })
  engines.push(engine)
  await engine.createShard('aa-full', async () => {})
  const shard = engine.shard('aa-full')
  const big = new Uint8Array(400_000)
  const fill = (id: number) =>
    shard.write(async (q) => {
      await q.run(sql`insert into note (mailbox, id, body, bytes) values (${q.key}, ${id}, 'x', ${big})`)
    })
  // SQLite answers SQLITE_FULL beyond max_page_count just as on a full disk.
  const limit = (pages: number) =>
    shard.write(async (q) => void (await q.all(sql`pragma max_page_count = ${sql.raw(String(pages))}`)))
  await limit(80)
  const results = await Promise.allSettled([1, 2, 3, 4].map(fill))
  for (const result of results) if (result.status === 'rejected') assert.equal(result.reason.code, 'unavailable')
  assert.ok(results.some((result) => result.status === 'rejected'))
  await limit(100_000)
  await fill(9)
  const rows = await shard.read((q) =>
    q.arrays(sql`select id, length(bytes) from note where mailbox = ${q.key} order by id`),
  )
  assert.deepEqual(
    rows.map((row) => row[0]),
    [...results.flatMap((result, i) => (result.status === 'fulfilled' ? [i + 1] : [])), 9],
  )
})
