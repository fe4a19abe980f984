/** How far a long task has come; called often, so it should cost little. */
export type Progress = (at: { step: string; done: number; total: number | undefined }) => void
