/** Publishing: what a client finds, at first, after a change, and after none that anybody sees. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeDetails, expandOab, patchOab } from '#codec/oab/index.ts'
import { makeTag, P } from '#model'
import { type Fixture, onBothEngines } from '#test/directories.ts'
import { publishAddressBook } from './index.ts'

async function publisher({ directory }: Fixture) {
  const organisation = await directory.write(async (tx) => {
    const organisation = await tx.createOrganisation({ name: 'Example' })
    await tx.createDomain({ name: 'example.test', organisation })
    for (const [name, displayName] of [
      ['ada', 'Ada Sommer'],
      ['zoe', 'Zoë Ångström'],
    ])
      await tx.createObject({
        kind: 'user',
        address: `${name}@example.test`,
        attributes: { displayName: displayName as string },
      })
    const team = await tx.createObject({
      kind: 'group',
      address: 'team@example.test',
      attributes: { displayName: 'Team' },
    })
    await tx.link(team, 'member', ['zoe@example.test'])
    return organisation
  })
  const folder = mkdtempSync(join(tmpdir(), 'kontor-oab-'))
  return {
    folder,
    publish: () => publishAddressBook({ directory, hostname: 'mail.example.test', organisation, folder }),
    read: (name: string) => new Uint8Array(readFileSync(join(folder, name))),
    /** What the manifest says of the files of a kind. */
    files: (kind: string) => {
      const manifest = readFileSync(join(folder, 'oab.xml'), 'utf8')
      const found = manifest.matchAll(
        new RegExp(`<${kind} seq="(\\d+)" .*?size="(\\d+)" .*?SHA="([0-9A-F]{40})".*?>(.*?)</${kind}>`, 'g'),
      )
      return [...found].map(([, sequence, size, sha1, file = '']) => ({
        sequence: Number(sequence),
        size: Number(size),
        sha1,
        file,
      }))
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}

onBothEngines('[MS-OXWOAB] 2.2 a manifest names the whole list, and it is true', async (fixture) => {
  using book = await publisher(fixture)
  assert.equal(await book.publish(), true)
  const [full] = book.files('Full')
  assert.ok(full)
  const bytes = book.read(full.file)
  assert.equal(bytes.length, full.size)
  assert.equal(createHash('sha1').update(bytes).digest('hex').toUpperCase(), full.sha1)
  assert.equal(book.files('Template').length, 1)
  assert.deepEqual(book.files('Diff'), [])

  const { columns, records, list } = decodeDetails(new Uint8Array(expandOab(bytes)))
  const column = (tag: number) => columns.findIndex((each) => each.tag === tag)
  const values = (tag: number) => records.map((record) => record[column(tag)])
  assert.deepEqual(values(P.DisplayName.tag), ['Ada Sommer', 'Team', 'Zoë Ångström'])
  const zoe = await fixture.directory.findByAddress('zoe@example.test')
  assert.deepEqual(values(makeTag(P.AddressBookMember.id, 'string8[]')), [undefined, [zoe?.legacyDn], undefined])
  assert.deepEqual(list.slice(0, 3), ['\\Global Address List', '/', 1])
})

onBothEngines('[MS-OXOAB] 2.10.1 a difference leads from the list before to the new one', async (fixture) => {
  using book = await publisher(fixture)
  await book.publish()
  const before = book.read('current.oab')
  const ada = await fixture.directory.findByAddress('ada@example.test')
  await fixture.directory.write((tx) => tx.updateObject(ada?.id as string, { attributes: { title: 'Captain' } }))
  assert.equal(await book.publish(), true)
  const [difference] = book.files('Diff')
  assert.equal(difference?.sequence, 2)
  const patched = patchOab(book.read(difference?.file as string), before)
  assert.ok(Buffer.from(patched).equals(book.read('current.oab')))
  const [full] = book.files('Full')
  assert.ok(Buffer.from(expandOab(book.read(full?.file as string))).equals(patched))
})

onBothEngines('what nobody sees makes no new list, and old files go', async (fixture) => {
  using book = await publisher(fixture)
  const { directory } = fixture
  await book.publish()
  assert.equal(await book.publish(), false)
  const ada = await directory.findByAddress('ada@example.test')
  await directory.write((tx) => tx.updateObject(ada?.id as string, { attributes: { quotaWarning: 1000 } }))
  assert.equal(await book.publish(), false)
  for (const title of ['a', 'b', 'c']) {
    await directory.write((tx) => tx.updateObject(ada?.id as string, { attributes: { title } }))
    assert.equal(await book.publish(), true)
  }
  const data = readdirSync(book.folder).filter((name) => name.includes('-data-'))
  assert.deepEqual(data.map((name) => /-(\d+)\.lzx$/.exec(name)?.[1]).sort(), ['3', '4'])
  assert.deepEqual(
    book.files('Diff').map(({ sequence }) => sequence),
    [2, 3, 4],
  )
})
