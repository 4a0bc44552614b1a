/** A vector in signed bytes, a dimension each: a quarter of the room, and the same nearest ones. */
export function inBytes(vector: Float32Array): Int8Array {
  const most = vector.reduce((greatest, x) => Math.max(greatest, Math.abs(x)), 0)
  const scale = most > 0 && Number.isFinite(most) ? 127 / most : 0
  return Int8Array.from(vector, (x) => Math.round(x * scale))
}
