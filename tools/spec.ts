/**
 * `npm run spec`: what is proven of the specifications.
 *
 *   npm run spec                  a line for each document
 *   npm run spec -- MS-OXCTABL    its sections: proven, testable, and where the code cites them
 *   npm run spec -- MS-OXCTABL 2.2.2.5   the sentences of a section that no test proves
 *   npm run spec -- --json        { document: { testable, proven, sections } }
 *
 * Testable are the sentences of specs/requirements whose verification is "Adapter" or "Test Case". Proven are those whose
 * id (`MS-OXCTABL_R123`) stands in the name of a test. Documents without numbered sentences (RFCs) are shown by the
 * sections that code and tests cite; spec/index.tsv says which document, which revision and how far.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { specs } from '#test/corpus.ts'
import { csvRecords } from './csv.ts'
import { root } from './root.ts'

export type Section = { section: string; testable: number; proven: number; citedIn: string[] }
export type Document = { testable: number; proven: number; sections: Section[] }
type Requirement = { id: string; section: string; text: string; testable: boolean }

const testNames = collectTestNames()
const citations = collectCitations()

/** Every requirement id that stands in the name of a test, with the files that prove it. */
function collectTestNames(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const file of globSync(['src/**/*.test.ts', 'src/**/contract/*.ts', 'test/**/*.ts'], { cwd: root })) {
    const text = readFileSync(join(root, file), 'utf8')
    // The name of a test is a string on a line that declares one, or the name of a case in a table.
    for (const [line] of text.matchAll(/^.*(?:\b(?:test|it|suite|describe)\(|\bname:|\bcheck\w*\().*$/gm)) {
      for (const [id] of line.matchAll(/MS-[A-Z0-9]+_R\d+/g)) {
        let files = found.get(id)
        if (!files) found.set(id, (files = new Set()))
        files.add(file)
      }
    }
  }
  return found
}

/** `[MS-OXCTABL] 2.2.2.5` and `RFC 9051 6.4.5` in the sources: document → section → files. */
function collectCitations(): Map<string, Map<string, Set<string>>> {
  const found = new Map<string, Map<string, Set<string>>>()
  for (const file of globSync(['src/**/*.ts'], { cwd: root }).sort()) {
    const text = readFileSync(join(root, file), 'utf8')
    for (const [, microsoft, rfc, section] of text.matchAll(
      /(?:\[(MS-[A-Z0-9]+)\]|\b(RFC \d{3,5})),? (?:section )?(\d+(?:\.\d+)*)/g,
    )) {
      const document = (microsoft ?? rfc) as string
      let sections = found.get(document)
      if (!sections) found.set(document, (sections = new Map()))
      let files = sections.get(section as string)
      if (!files) sections.set(section as string, (files = new Set()))
      files.add(file)
    }
  }
  return found
}

function requirements(document: string): Requirement[] {
  if (!specs) return []
  const path = join(specs, 'requirements', `${document}.csv`)
  if (!existsSync(path)) return []
  return [...csvRecords(readFileSync(path, 'utf8'))].map(({ id, section, description, verification }) => ({
    id: id ?? '',
    section: section ?? '',
    text: description ?? '',
    testable: verification === 'Adapter' || verification === 'Test Case',
  }))
}

export function document(name: string): Document {
  const sections = new Map<string, Section>()
  const section = (number: string) => {
    let found = sections.get(number)
    if (!found) sections.set(number, (found = { section: number, testable: 0, proven: 0, citedIn: [] }))
    return found
  }
  for (const requirement of requirements(name)) {
    if (!requirement.testable) continue
    const { testable, proven } = section(requirement.section)
    section(requirement.section).testable = testable + 1
    if (testNames.has(requirement.id)) section(requirement.section).proven = proven + 1
  }
  for (const [number, files] of citations.get(name) ?? []) section(number).citedIn = [...files].sort()
  const ordered = [...sections.values()].sort((a, b) => a.section.localeCompare(b.section, 'en', { numeric: true }))
  const sum = (pick: (section: Section) => number) => ordered.reduce((total, section) => total + pick(section), 0)
  return { testable: sum(({ testable }) => testable), proven: sum(({ proven }) => proven), sections: ordered }
}

export function documents(): string[] {
  const numbered = specs
    ? globSync('MS-*.csv', { cwd: join(specs, 'requirements') }).map((file) => file.replace(/\.csv$/, ''))
    : []
  return [...new Set([...numbered, ...citations.keys(), ...index().keys()])].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  )
}

/** spec/index.tsv: document, revision, state, remark. */
function index(): Map<string, { revision: string; state: string; remark: string }> {
  const lines = readFileSync(join(root, 'spec/index.tsv'), 'utf8').split('\n').slice(1)
  return new Map(
    lines
      .filter((line) => line !== '')
      .map((line) => line.split('\t'))
      .map(([name = '', revision = '', state = '', remark = '']) => [name, { revision, state, remark }]),
  )
}

if (import.meta.main) {
  const words = process.argv.slice(2).filter((word) => !word.startsWith('--'))
  const [name, number] = words
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify(Object.fromEntries(documents().map((name) => [name, document(name)])), null, 1))
  } else if (name && number) {
    showSentences(name, number)
  } else if (name) {
    showSections(name)
  } else {
    showAll()
  }
}

function showAll() {
  if (!specs)
    console.log('The requirement tables (../shared/specs) are not here: this is the index of the repository alone.\n')
  const known = index()
  console.log(
    `${'document'.padEnd(16)}${'state'.padEnd(10)}${'proven/testable'.padStart(16)}${'sections cited'.padStart(16)}  remark`,
  )
  for (const name of documents()) {
    const { testable, proven, sections } = document(name)
    const cited = sections.filter(({ citedIn }) => citedIn.length > 0).length
    const { state, remark } = known.get(name) ?? { state: '', remark: '' }
    if (cited === 0 && proven === 0 && !known.has(name)) continue
    const share = testable > 0 ? `${proven}/${testable}` : '-'
    console.log(`${name.padEnd(16)}${state.padEnd(10)}${share.padStart(16)}${String(cited).padStart(16)}  ${remark}`)
  }
  console.log(
    '\nnpm run spec -- DOCUMENT shows its sections, npm run spec -- DOCUMENT SECTION what is not proven there.',
  )
}

function showSections(name: string) {
  const { testable, proven, sections } = document(name)
  if (sections.length === 0) {
    console.log(`Nothing cites ${name}, and there is no table of its requirements.`)
    process.exitCode = 2
    return
  }
  console.log(`${name}: ${proven} of ${testable} testable sentences proven`)
  for (const { section, testable, proven, citedIn } of sections) {
    console.log(`${section.padEnd(16)}${`${proven}/${testable}`.padStart(9)}  ${citedIn.join(' ')}`)
  }
}

function showSentences(name: string, number: string) {
  for (const { id, section, text, testable } of requirements(name)) {
    if (section !== number || !testable) continue
    const files = testNames.get(id)
    console.log(`${files ? 'proven ' : '       '} ${id}  ${files ? [...files].join(' ') : text}`)
  }
}
