/** The address list as a table, and finding people by a part of their name, on both engines. */
import assert from 'node:assert/strict'
import { type Fixture, onBothEngines } from '#test/directories.ts'

async function people({ directory }: Fixture): Promise<string> {
  return directory.write(async (tx) => {
    const organisation = await tx.createOrganisation({ name: 'Example' })
    await tx.createDomain({ name: 'example.test', organisation })
    const users: [string, string, Record<string, string | boolean>?][] = [
      ['zoe@example.test', 'Zoë Ångström'],
      ['ada@example.test', 'Ada Sommer', { office: 'B 12' }],
      ['sophie@example.test', 'Sophie Adamczyk'],
      ['yamada@example.test', '山田太郎', { phoneticDisplayName: 'やまだ たろう' }],
      ['anne@example.test', "Anne-Marie O'Neil"],
      ['ghost@example.test', 'Ada Hidden', { hidden: true }],
    ]
    for (const [address, displayName, more] of users)
      await tx.createObject({ kind: 'user', address, attributes: { displayName, ...more } })
    await tx.createObject({ kind: 'group', address: 'team@example.test', attributes: { displayName: 'Team' } })
    return organisation
  })
}

onBothEngines(
  'the address list is in the order of the names, without hidden ones, and knows positions',
  async (fixture) => {
    const { directory } = fixture
    const id = await people(fixture)
    const list = await directory.addressList(id)
    const objects = await directory.objectsByNumber([...list.numbers])
    const names = objects.map((object) => object?.displayName)
    assert.deepEqual(names, ['Ada Sommer', "Anne-Marie O'Neil", 'Sophie Adamczyk', 'Team', 'Zoë Ångström', '山田太郎'])
    assert.equal(list.positionOf(list.numbers[4] as number), 4)
    assert.equal(list.positionOf(0xffff), undefined)
    assert.equal(list.ofKinds(['group']).length, 1)
    const [from] = await directory.numbersFrom(id, 'sp', 1)
    assert.equal(list.positionOf(from as number), 3)
  },
)

onBothEngines('the address list is another one after a change', async (fixture) => {
  const { directory } = fixture
  const id = await people(fixture)
  const before = await directory.addressList(id)
  const zoe = await directory.findByAddress('zoe@example.test')
  await directory.write((tx) => tx.updateObject(zoe?.id as string, { attributes: { displayName: 'Aaron' } }))
  const after = await directory.addressList(id)
  assert.equal(after.positionOf(zoe?.createdSeq as number), 0)
  assert.equal(before.length, after.length)
  await directory.write((tx) => tx.deleteObject(zoe?.id as string))
  assert.equal((await directory.addressList(id)).length, before.length - 1)
  assert.deepEqual(await directory.objectsByNumber([zoe?.createdSeq as number]), [undefined])
})

const parts: [text: string, names: string[]][] = [
  ['ada', ['Ada Sommer', 'Sophie Adamczyk']],
  ['ADA so', ['Ada Sommer', 'Sophie Adamczyk']],
  ['ada som', ['Ada Sommer']],
  ['angs', ['Zoë Ångström']],
  ['zoe', ['Zoë Ångström']],
  ['山田', ['山田太郎']],
  ['たろ', ['山田太郎']],
  ['marie', ["Anne-Marie O'Neil"]],
  ['anne-m', ["Anne-Marie O'Neil"]],
  ["o'n", ["Anne-Marie O'Neil"]],
  ['ada@example.test', ['Ada Sommer']],
  ['ada@exam', ['Ada Sommer']],
  ['ghost', []],
  ['b 12', ['Ada Sommer']],
  ['nobody', []],
  ['  ', []],
  ['%', []],
]

onBothEngines('people are found by parts of names and addresses, in any script', async (fixture) => {
  const { directory } = fixture
  const id = await people(fixture)
  for (const [text, names] of parts) {
    const found = await directory.resolveName(id, text, 10)
    assert.deepEqual(
      found.map((each) => each.displayName),
      names,
      text,
    )
  }
})

onBothEngines('a name that changed is not found by the old one', async (fixture) => {
  const { directory } = fixture
  const id = await people(fixture)
  const ada = await directory.findByAddress('ada@example.test')
  await directory.write((tx) => tx.updateObject(ada?.id as string, { attributes: { displayName: 'Eva Winter' } }))
  assert.deepEqual(await directory.resolveName(id, 'sommer', 10), [])
  assert.equal((await directory.resolveName(id, 'wint', 10)).length, 1)
})
