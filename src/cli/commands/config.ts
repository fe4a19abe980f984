/**
 * `kontor config`: looks at a configuration without starting anything.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { configurationPage, exampleFile } from '#server/config/document.ts'
import { loadConfig } from '#server/config/load.ts'
import { openingProblem } from './start-problems.ts'

export function register(program: Command): void {
  const config = program.command('config').description('look at a configuration')
  config
    .command('check [file]')
    .description('say what is wrong with a configuration file (default: kontor.toml), if anything')
    .action(async (file = 'kontor.toml') => {
      await openingProblem(async () => {
        loadConfig({ file, environment: process.env })
        process.stdout.write(`${file} is right.\n`)
      })
    })
  config
    .command('show [file]')
    .description('print what is in force: defaults, file and environment together, as JSON')
    .action(async (file: string | undefined) => {
      await openingProblem(async () => {
        const loaded = loadConfig({ ...(file !== undefined && { file }), environment: process.env })
        // The database URL may hold a password.
        const store = { ...loaded.store, ...(loaded.store.url && { url: '(hidden)' }) }
        process.stdout.write(`${JSON.stringify({ ...loaded, store }, null, 2)}\n`)
      })
    })
  config
    .command('document', { hidden: true })
    .description('write docs/configuration.md and kontor.toml.example from the schema')
    .action(async () => {
      await openingProblem(async () => {
        const root = join(import.meta.dirname, '../../..')
        writeFileSync(join(root, 'docs/configuration.md'), configurationPage())
        writeFileSync(join(root, 'kontor.toml.example'), exampleFile())
      })
    })
}
