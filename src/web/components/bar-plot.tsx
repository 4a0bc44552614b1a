/** Counts as bars, drawn on the server. Colours come from the style sheet: the policy allows no style on
 * elements. What stands below says the same in words and figures. */
import type { Child, FC } from 'hono/jsx'

type PlotProps = {
  /** Oldest first; at least one. */
  counts: readonly number[]
  height: number
  /** The whole of it in a sentence. */
  text: string
  /** Among several plots: stands above, and the sentence with it. */
  title?: string
  /** Which of them stand out. */
  bad?: readonly boolean[]
  /** A line across, that none should reach. */
  limit?: number
  /** What each says when it is pointed at. */
  labels?: readonly string[]
  /** Below the first and the last. */
  ends?: readonly [string, string]
  children?: Child
}

const step = 12

export const BarPlot: FC<PlotProps> = (props) => {
  const { counts, height, text, title, bad, limit, labels, ends, children } = props
  const most = Math.max(limit ?? 0, ...counts) || 1
  const width = counts.length * step
  return (
    <figure class="chart">
      {title !== undefined && (
        <figcaption>
          <b>{title}:</b> {text}
        </figcaption>
      )}
      <svg
        viewBox={`0 0 ${width} ${height + 2}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={title === undefined ? text : `${title}: ${text}`}
      >
        <path class="ground" d={`M0 ${height + 1}H${width}`} />
        {counts.map((count, at) => {
          const tall = count === 0 ? 0 : Math.max(1.5, (count / most) * height)
          return (
            <rect
              class={bad?.[at] ? 'bad' : undefined}
              x={at * step + 1.5}
              y={height + 1 - tall}
              width={step - 3}
              height={tall}
            >
              {labels && <title>{labels[at]}</title>}
            </rect>
          )
        })}
        {limit !== undefined && (
          <path class="limit" d={`M0 ${height + 1 - (limit / most) * height}H${width}`} />
        )}
      </svg>
      {ends && (
        <p class="ends" aria-hidden="true">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </p>
      )}
      {title === undefined && <figcaption>{text}</figcaption>}
      {children}
    </figure>
  )
}
