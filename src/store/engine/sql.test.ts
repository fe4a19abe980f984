import assert from 'node:assert/strict'
import { test } from 'node:test'
import { render, sql } from './sql.ts'

for (const { name, query, sqlite, postgres, values } of [
  {
    name: 'values become placeholders',
    query: sql`select ${1}, ${'a'}, ${null}, ${undefined}, ${true}`,
    sqlite: 'select ?, ?, ?, ?, ?',
    postgres: 'select $1, $2, $3, $4, $5',
    values: [1, 'a', null, null, 1],
  },
  {
    name: 'fragments nest, placeholders go on',
    query: sql`x = ${1} ${sql`and y = ${2} ${sql`and z = ${3}`}`} and w = ${4}`,
    sqlite: 'x = ? and y = ? and z = ? and w = ?',
    postgres: 'x = $1 and y = $2 and z = $3 and w = $4',
    values: [1, 2, 3, 4],
  },
  {
    name: 'conditions',
    query: sql`where ${sql.and([])} and ${sql.or([])} and ${sql.and([sql`a = ${1}`, sql`b`])}`,
    sqlite: 'where 1 = 1 and 1 = 0 and (a = ? and b)',
    postgres: 'where 1 = 1 and 1 = 0 and (a = $1 and b)',
    values: [1],
  },
  {
    name: 'lists of values',
    query: sql`values (${sql.values([1, 2])}), (${sql.values([])})`,
    sqlite: 'values (?, ?), ()',
    postgres: 'values ($1, $2), ()',
    values: [1, 2],
  },
  {
    name: 'identifiers and text',
    query: sql`${sql.identifier('folder')} ${sql.raw('desc')}`,
    sqlite: 'folder desc',
    postgres: 'folder desc',
    values: [],
  },
]) {
  void test(name, () => {
    assert.deepEqual(render(query, 'sqlite'), { text: sqlite, values })
    assert.deepEqual(render(query, 'postgres'), { text: postgres, values })
  })
}

void test('oneOf is one text for lists of any length', () => {
  const query = sql`id ${sql.oneOf([1, 2])}`
  assert.deepEqual(render(query, 'sqlite'), { text: 'id in (select value from json_each(?))', values: ['[1,2]'] })
  assert.deepEqual(render(query, 'postgres'), { text: 'id = any($1::bigint[])', values: [[1, 2]] })
  assert.equal(render(sql`${sql.oneOf(['a'])}`, 'postgres').text, '= any($1::text[])')
})

void test('numbered is a table of a list', () => {
  const query = sql`update x set y = n.position from ${sql.numbered([7, 5])} as n where x.id = n.item`
  assert.deepEqual(render(query, 'sqlite'), {
    text: 'update x set y = n.position from (select value as item, key as position from json_each(?)) as n where x.id = n.item',
    values: ['[7,5]'],
  })
  assert.deepEqual(render(query, 'postgres').values, [[7, 5]])
})

void test('what is no identifier is refused', () => {
  assert.throws(() => sql.identifier('a; drop table b'))
})
