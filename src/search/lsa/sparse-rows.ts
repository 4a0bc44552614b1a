/** Many short rows over many columns, kept as three arrays: row r holds the entries from `starts[r]`
 * up to `starts[r + 1]`. */
export type SparseRows = {
  starts: Uint32Array
  columns: Uint32Array
  values: Float32Array
  width: number
}

export const rowCount = (rows: SparseRows): number => rows.starts.length - 1
