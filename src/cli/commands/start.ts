/**
 * `kontor start`, which is `npm start`: a demo organisation on this machine.
 */
import { type Command, InvalidArgumentError } from 'commander'
import { startDemo } from '#server/demo/start.ts'
import { openingProblem } from './start-problems.ts'

export function register(program: Command): void {
  program
    .command('start')
    .description('run a demo organisation on this machine, without configuration; prints addresses and passwords')
    .option('--data <folder>', 'keep everything below this folder (default: ./data)')
    .option('--ports <base>', 'listen on eight ports from this one up', port)
    .action(async (own: { data?: string; ports?: number }, command: Command) => {
      const { data } = command.optsWithGlobals<{ data?: string }>()
      await openingProblem(async () => {
        const { ended } = await startDemo({
          data: own.data ?? data ?? './data',
          basePort: own.ports,
          environment: process.env,
          print: (text) => process.stdout.write(`${text}\n`),
        })
        await ended
      })
    })
}

function port(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1 || number > 65_528) {
    throw new InvalidArgumentError('It must be a number from 1 to 65528; ports below 1024 need rights.')
  }
  return number
}
