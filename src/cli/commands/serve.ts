/**
 * `kontor serve`: the server, with a configuration.
 */
import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { loadConfig } from '#server/config/load.ts'
import { runServer } from '#server/run.ts'
import { openingProblem } from './start-problems.ts'

const usual = ['kontor.toml', '/etc/kontor/kontor.toml']

export function register(program: Command): void {
  program
    .command('serve')
    .description('run the server as kontor.toml says')
    .option('--config <file>', `the configuration (default: ${usual.join(' or ')}, whichever is there)`)
    .action(async (own: { config?: string }, command: Command) => {
      const { config } = command.optsWithGlobals<{ config?: string }>()
      await openingProblem(async () => {
        const file = own.config ?? config ?? usual.find((path) => existsSync(path)) ?? usual[0]
        const { ended } = await runServer(loadConfig({ file, environment: process.env }))
        await ended
      })
    })
}
