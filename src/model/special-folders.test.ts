import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  findSpecialFolder,
  firstUserFolder,
  getSpecialFolder,
  languages,
  PublicFolder,
  publicFolders,
  SpecialFolder,
  specialFolderName,
  specialFolders,
} from './special-folders.ts'

for (const [name, templates, ids] of [
  ['mailbox', specialFolders, SpecialFolder],
  ['public store', publicFolders, PublicFolder],
] as const) {
  test(`${name}: every id has one template, and lies below the ids of users' folders`, () => {
    assert.deepEqual(new Set(templates.map((t) => t.key)), new Set(Object.keys(ids)))
    assert.equal(new Set(templates.map((t) => t.id)).size, templates.length)
    for (const template of templates) assert.ok(template.id > 0 && template.id < firstUserFolder)
  })

  test(`${name}: parents come before their children`, () => {
    const seen = new Set<string>()
    for (const { key, parent } of templates) {
      assert.ok(parent === undefined ? key === 'root' : seen.has(parent), key)
      seen.add(key)
    }
  })

  test(`${name}: siblings differ by name in every language`, () => {
    for (const language of languages) {
      const seen = new Set<string>()
      for (const template of templates) {
        const place = `${template.parent}/${specialFolderName(template, language).toLowerCase()}`
        assert.ok(!seen.has(place), place)
        seen.add(place)
      }
    }
  })
}

test('names follow the language, its regions, and fall back to English', () => {
  const inbox = getSpecialFolder('inbox')
  assert.deepEqual(
    languages.map((language) => specialFolderName(inbox, language)),
    inbox.names,
  )
  assert.equal(specialFolderName(inbox, 'de-AT'), 'Posteingang')
  assert.equal(specialFolderName(inbox, 'xx'), 'Inbox')
  assert.equal(specialFolderName(getSpecialFolder('finder'), 'de'), 'Finder')
})

test('finds by id', () => {
  assert.equal(findSpecialFolder(10)?.key, 'inbox')
  assert.equal(findSpecialFolder(firstUserFolder), undefined)
})
