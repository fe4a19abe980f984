/**
 * Where a worker thread begins: with the compile cache, which each thread has to switch on before it loads anything.
 */
import { enableCompileCache } from 'node:module'

enableCompileCache()
await import('./worker.ts')
