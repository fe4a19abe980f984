/** Entry of the thread that reads a data file. What it loads is kept compiled, so that it begins at once the next time. */
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { readBeside } = await import('./pst-reader.ts')
await readBeside()
