/** Columns of a table with a row for each sentence: `width` numbers a row, those to fill in beginning at `from`. */
export type Columns = { readonly rows: Float64Array; readonly width: number; readonly from: number };
