/**
 * What keeps a server from starting is told in plain words, without the insides of the program; exit code 1.
 */
import { ConfigError } from '#server/config/load.ts'
import { StartError } from '#server/start-error.ts'

export async function openingProblem(work: () => Promise<void>): Promise<never> {
  try {
    await work()
  } catch (error) {
    const told = error instanceof ConfigError || error instanceof StartError
    process.stderr.write(`${told ? error.message : ((error as Error).stack ?? String(error))}\n`)
    process.exit(1)
  }
  // Timers of libraries do not keep a stopped server alive.
  process.exit(0)
}
