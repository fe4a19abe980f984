/** The operations that search: items, and people by their names. */
import type { Operation } from '../operation.ts'
import { expandDl } from './expand-dl.ts'
import { findItem } from './find-item.ts'
import { findPeople } from './find-people.ts'
import { getPersona } from './get-persona.ts'
import { resolveNames } from './resolve-names.ts'

export const searchOperations: readonly Operation[] = [expandDl, findItem, findPeople, getPersona, resolveNames]
