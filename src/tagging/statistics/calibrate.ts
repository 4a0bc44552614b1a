/** From scores to a confidence. Pure. */

export type Scored = { score: number; positive: boolean }
/** The chance that a rule has the tag on a paper of this score: 1 / (1 + exp(slope * score + offset)). */
export type Calibration = { slope: number; offset: number }

const steps = 60

/** Platt scaling with his smoothed targets, by Newton's method; the slope is kept below 0, so that a
 * higher score is never less sure. */
export function calibrate(scored: readonly Scored[]): Calibration {
  const positives = scored.filter(({ positive }) => positive).length
  const others = scored.length - positives
  const high = (positives + 1) / (positives + 2)
  const low = 1 / (others + 2)
  let slope = -1
  let offset = Math.log((others + 1) / (positives + 1))
  for (let step = 0; step < steps; step++) {
    let [g1, g2, h11, h22, h12] = [0, 0, 1e-3, 1e-3, 0]
    for (const { score, positive } of scored) {
      const p = chance({ slope, offset }, score)
      const off = (positive ? high : low) - p
      const spread = Math.max(p * (1 - p), 1e-9)
      g1 += score * off
      g2 += off
      h11 += score * score * spread
      h22 += spread
      h12 += score * spread
    }
    const determinant = h11 * h22 - h12 * h12
    const stepSlope = (h22 * g1 - h12 * g2) / determinant
    const stepOffset = (h11 * g2 - h12 * g1) / determinant
    slope = Math.min(slope - clamp(stepSlope), -1e-3)
    offset -= clamp(stepOffset)
    if (Math.abs(stepSlope) + Math.abs(stepOffset) < 1e-6) break
  }
  return { slope, offset }
}

const clamp = (step: number): number => Math.max(-2, Math.min(2, step))

export const chance = ({ slope, offset }: Calibration, score: number): number =>
  1 / (1 + Math.exp(Math.max(-40, Math.min(40, slope * score + offset))))
