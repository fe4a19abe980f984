/**
 * The rules of the tree that can be read off the tree: imports point down, one protocol never imports another, every
 * file says what it is, nothing is promised in a comment, nothing lies about unused, and nothing may grow into the file
 * where everything ends up.
 */
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { root } from './root.ts'

/** Who may import whom: architecture in twelve lines. A path prefix names the importer; the longest one counts. */
const allowed: Record<string, readonly string[]> = {
  'src/codec/': ['src/codec/'],
  'src/model/': ['src/model/', 'src/codec/'],
  'src/store/': ['src/store/', 'src/model/', 'src/codec/'],
  'src/store/engine/': ['src/store/engine/', 'src/model/', 'src/codec/'],
  // The directory keeps its rows with the same engines, and knows the store by its types only.
  'src/directory/': ['src/directory/', 'src/store/engine/', 'src/model/', 'src/codec/'],
  'src/convert/': ['src/convert/', 'src/model/', 'src/codec/'],
  'src/groupware/': ['src/groupware/', 'src/convert/', 'src/store/', 'src/directory/', 'src/model/', 'src/codec/'],
  'src/protocols/': ['src/groupware/', 'src/convert/', 'src/store/', 'src/directory/', 'src/model/', 'src/codec/'],
  'src/client/': ['src/client/', 'src/model/', 'src/codec/'],
  // The layouts of its own protocol and of its address book, and how they stand in a buffer; the next test says how far that goes.
  'src/client/mapi/': [
    'src/client/mapi/',
    'src/model/',
    'src/codec/',
    'src/protocols/mapi/rop/',
    'src/protocols/mapi/buffer/',
    'src/protocols/mapi/http/',
    'src/protocols/mapi/ics/sync-flags.ts',
    'src/protocols/nspi/',
  ],
  'src/server/': ['src/'],
  'src/cli/': ['src/'],
}

const sources = globSync(['src/**/*.ts', 'test/**/*.ts', 'tools/**/*.ts', 'bench/**/*.ts'], { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .sort()
const text = new Map(sources.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
const aliases: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).imports

type Import = { from: string; to: string; typeOnly: boolean; line: string }

const imports = sources.flatMap((file) => [...importsOf(file)])

function* importsOf(file: string): Generator<Import> {
  const pattern =
    /(?:^|\n)\s*(import|export)\s+(type\s+)?([^'"`;]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)|new URL\('([^']+\.ts)'/g
  for (const [line, , typeWord, , path, dynamic, url] of text.get(file)?.matchAll(pattern) ?? []) {
    const to = target(file, (path ?? dynamic ?? url) as string)
    if (to) yield { from: file, to, typeOnly: typeWord !== undefined, line: line.trim() }
  }
}

/** The file that an import names, from the root; undefined for a package or a module of Node. */
function target(file: string, path: string): string | undefined {
  if (path.startsWith('.')) return normalize(join(dirname(file), path)).replaceAll('\\', '/')
  if (!path.startsWith('#')) return undefined
  const exact = aliases[path]
  if (exact) return normalize(exact).replaceAll('\\', '/')
  for (const [alias, place] of Object.entries(aliases)) {
    if (alias.endsWith('/*') && path.startsWith(alias.slice(0, -1))) {
      return normalize(place.replace('*', path.slice(alias.length - 1))).replaceAll('\\', '/')
    }
  }
  return path
}

function ruleFor(file: string): readonly string[] | undefined {
  const prefix = Object.keys(allowed)
    .filter((prefix) => file.startsWith(prefix))
    .sort((a, b) => b.length - a.length)[0]
  return prefix === undefined ? undefined : allowed[prefix]
}

const isTest = (file: string) => /\.(test|fuzz)\.ts$/.test(file) || file.startsWith('src/store/contract/')

test('imports point down', () => {
  const wrong = imports.filter(({ from, to, typeOnly }) => {
    const rule = ruleFor(from)
    if (!rule || isTest(from)) return false
    // The contract of the directory names mailboxes and viewers: types, gone at run time.
    if (from.startsWith('src/directory/') && typeOnly && to === 'src/store/index.ts') return false
    if (from.startsWith('src/protocols/')) {
      const own = from.split('/').length > 3 ? from.split('/').slice(0, 3).join('/') : 'src/protocols'
      if (to.startsWith(`${own}/`) || /^src\/protocols\/[^/]+\.ts$/.test(to)) return false
    }
    return !rule.some((prefix) => to.startsWith(prefix))
  })
  assert.deepEqual(
    wrong.map(({ from, to }) => `${from} imports ${to}`),
    [],
  )
})

test('a client loads nothing of the server', () => {
  const reached = new Map<string, string>()
  const open = sources.filter((file) => file.startsWith('src/client/') && !isTest(file))
  for (const file of open) {
    for (const { to, typeOnly } of imports.filter(({ from }) => from === file)) {
      if (typeOnly || reached.has(to) || open.includes(to)) continue
      reached.set(to, file)
      open.push(to)
    }
  }
  const server = ['src/store/', 'src/directory/', 'src/convert/', 'src/groupware/', 'src/server/']
  const wrong = [...reached].filter(([file]) => server.some((prefix) => file.startsWith(prefix)))
  assert.deepEqual(
    wrong.map(([file, by]) => `${by} imports ${file}`),
    [],
  )
})

test('the command line reaches protocols only through the server', () => {
  const wrong = imports.filter(
    ({ from, to }) => from.startsWith('src/cli/') && to.startsWith('src/protocols/') && !isTest(from),
  )
  assert.deepEqual(wrong, [])
})

test('every import names a file that is there', () => {
  const wrong = imports.filter(({ to }) => !existsSync(join(root, to)))
  assert.deepEqual(
    wrong.map(({ from, to }) => `${from} imports ${to}`),
    [],
  )
})

test('every source file of src is reached from somewhere', () => {
  const reached = new Set(imports.filter(({ from }) => !isTest(from)).map(({ to }) => to))
  // Files that are started, not imported, and the public face of a folder, which a newcomer's script imports.
  const entries = [/\/index\.ts$/, /\.test\.ts$/, /\.fuzz\.ts$/, /^src\/cli\/main\.ts$/, /^src\/.*\/contract\//]
  const dead = sources.filter(
    (file) => file.startsWith('src/') && !reached.has(file) && !entries.some((entry) => entry.test(file)),
  )
  assert.deepEqual(dead, [])
})

test('every source file of src begins by saying what it is', () => {
  const silent = sources.filter(
    (file) =>
      file.startsWith('src/') && !isTest(file) && !/\/index\.ts$/.test(file) && !text.get(file)?.startsWith('/**'),
  )
  assert.deepEqual(silent, [])
})

test('no source file promises what it does not do', () => {
  const promises = /\b(TODO|FIXME|XXX|HACK)\b|not implemented yet/
  const found = sources.filter((file) => file !== 'tools/tidy.test.ts' && promises.test(text.get(file) ?? ''))
  assert.deepEqual(found, [])
})

test('only erasable TypeScript, and no import of a namespace enum', () => {
  const found = sources.filter((file) =>
    /^(export )?(declare )?(const )?(enum|namespace) [A-Z]\w*/m.test(text.get(file) ?? ''),
  )
  assert.deepEqual(found, [])
})

test('no test is written so that it cannot fail, or runs alone', () => {
  const weak = /assert\.ok\(true\)|\.only\(|assert\.equal\((\w+), \1\)/
  const found = sources.filter(
    (file) => file !== 'tools/tidy.test.ts' && isTest(file) && weak.test(text.get(file) ?? ''),
  )
  assert.deepEqual(found, [])
})

test('no file is where everything ends up', () => {
  // Data tables are long by nature; everything else beyond this is looked at and split, or the list says why not.
  const most = 700
  const long = sources
    .filter((file) => file.startsWith('src/') && !isTest(file) && !file.includes('/data/') && !file.includes('/demo/'))
    .filter((file) => (text.get(file) ?? '').split('\n').length > most)
  assert.deepEqual(long, [])
})

test('no name lies about its place: no utils, helpers, common or misc', () => {
  const found = sources.filter((file) => /(^|\/)(utils?|helpers?|common|misc|shared)(\/|\.ts$)/.test(file))
  assert.deepEqual(found, [])
})
