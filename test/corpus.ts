/**
 * Where the corpus of real files is: `../shared/corpus` beside the checkout, or the folder that KONTOR_CORPUS names.
 *
 * The corpus is not part of the repository. A test that reads it is skipped, and says so, where it is absent:
 *
 *   test('reads every mail', { skip: corpus ? false : 'no corpus' }, …)
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

export const corpus: string | undefined = [process.env.KONTOR_CORPUS, join(root, '..', 'shared', 'corpus')].find(
  (path) => path !== undefined && existsSync(path),
)

export const specs: string | undefined = [process.env.KONTOR_SPECS, join(root, '..', 'shared', 'specs')].find(
  (path) => path !== undefined && existsSync(path),
)

export type CorpusFile = { name: string; bytes: Uint8Array }

type ManifestLine = { file: string; bundle: string; role: string }

/** Every input file of one folder of the corpus (`eml`, `ics` …), bundled ones unpacked; empty without a corpus. */
export function* corpusFiles(folder: string, ending?: RegExp): Generator<CorpusFile> {
  if (!corpus) return
  const bundles = new Map<string, Map<string, Uint8Array>>()
  for (const line of manifest()) {
    if (!line.file.startsWith(`${folder}/`) || !line.role.includes('input')) continue
    if (ending && !ending.test(line.file)) continue
    if (!line.bundle) {
      yield { name: line.file, bytes: readFileSync(join(corpus, line.file)) }
      continue
    }
    let bundle = bundles.get(line.bundle)
    if (!bundle) bundles.set(line.bundle, (bundle = readBundle(line.bundle)))
    const prefix = `${line.bundle.replace(/\.jsonl$/, '')}/`
    const bytes = bundle.get(line.file.startsWith(prefix) ? line.file.slice(prefix.length) : line.file)
    if (bytes) yield { name: line.file, bytes }
  }
}

/** Files of one bundle that are no input: expected values that came with it, by the names in the bundle. */
export function bundleFiles(bundle: string): ReadonlyMap<string, Uint8Array> {
  return corpus ? readBundle(bundle) : new Map()
}

function readBundle(path: string): Map<string, Uint8Array> {
  const items = new Map<string, Uint8Array>()
  for (const line of readFileSync(join(corpus as string, path), 'utf8').split('\n')) {
    if (line === '') continue
    const item = JSON.parse(line) as { name: string; encoding: 'utf8' | 'base64'; data: string }
    items.set(item.name, Buffer.from(item.data, item.encoding))
  }
  return items
}

function* manifest(): Generator<ManifestLine> {
  const [head = '', ...lines] = readFileSync(join(corpus as string, 'manifest.csv'), 'utf8').split('\n')
  const names = head.trim().split(',')
  for (const line of lines) {
    if (line === '') continue
    const cells = csvCells(line)
    const cell = (name: string) => cells[names.indexOf(name)] ?? ''
    yield { file: cell('file'), bundle: cell('bundle'), role: cell('role') }
  }
}

function csvCells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
}
