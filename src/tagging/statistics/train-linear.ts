/** A linear support vector machine with squared loss, by dual coordinate descent (Hsieh et al. 2008):
 * no step size to set, and the same weights from the same examples in the same order. Pure. */
import { setImmediate } from 'node:timers/promises'

/** Terms as numbers below `size`. */
export type Example = { terms: Uint32Array; weights: Float32Array; positive: boolean }

export type LinearInput = {
  examples: readonly Example[]
  size: number
  /** Cost of an error on a positive and on another example. */
  costs: { positive: number; other: number }
}

export type Linear = { weights: Float32Array; bias: number }

const passes = 8
/** The bias as a weight of a term that every example has. */
const bias = 0.5

/** Others have their turn between passes of some 10 ms. */
export async function trainLinear({ examples, size, costs }: LinearInput): Promise<Linear> {
  const learned: Linear = { weights: new Float32Array(size), bias: 0 }
  const duals = new Float64Array(examples.length)
  const order = shuffled(examples.length)
  const lengths = Float64Array.from(examples, ({ weights }) => squaresOf(weights) + bias * bias)
  for (let pass = 0; pass < passes; pass++) {
    await setImmediate()
    for (const at of order) {
      const example = examples[at] as Example
      const slack = 1 / (2 * (example.positive ? costs.positive : costs.other))
      duals[at] = visit(learned, example, {
        dual: duals[at] as number,
        slack,
        length: lengths[at] as number,
      })
    }
  }
  return { weights: learned.weights, bias: learned.bias * bias }
}

/** One example's part of the way; answers its new dual. */
function visit(
  learned: Linear,
  { terms, weights: values, positive }: Example,
  { dual, slack, length }: { dual: number; slack: number; length: number },
): number {
  const sign = positive ? 1 : -1
  const margin = sign * (dot(learned.weights, terms, values) + learned.bias * bias)
  const gradient = margin - 1 + slack * dual
  const next = Math.max(dual - gradient / (length + slack), 0)
  const step = (next - dual) * sign
  if (step === 0) return dual
  for (let i = 0; i < terms.length; i++) {
    const term = terms[i] as number
    learned.weights[term] = (learned.weights[term] as number) + step * (values[i] as number)
  }
  learned.bias += step * bias
  return next
}

export function dot(weights: Float32Array, terms: Uint32Array, values: Float32Array): number {
  let sum = 0
  for (let i = 0; i < terms.length; i++) {
    sum += (weights[terms[i] as number] as number) * (values[i] as number)
  }
  return sum
}

const squaresOf = (values: Float32Array): number =>
  values.reduce((sum, value) => sum + value * value, 0)

/** Always the same order of as many. */
export function shuffled(count: number, seed = 1): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i)
  let state = seed >>> 0
  for (let at = count - 1; at > 0; at--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (at + 1))
    const held = order[at] as number
    order[at] = order[other] as number
    order[other] = held
  }
  return order
}
