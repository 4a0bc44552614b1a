/** Counts as bars, drawn on the server. Colours come from the style sheet: the policy allows no style on
 * elements. What stands below says the same in words and figures. */
import type { Child, FC } from 'hono/jsx'

type PlotProps = {
  /** Oldest first; at least one. */
  counts: readonly number[]
  height: number
  /** The whole of it in a sentence. */
  text: string
  children?: Child
}

const step = 12

export const BarPlot: FC<PlotProps> = ({ counts, height, text, children }) => {
  const most = Math.max(1, ...counts)
  const width = counts.length * step
  return (
    <figure class="chart">
      <svg
        viewBox={`0 0 ${width} ${height + 2}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={text}
      >
        <path class="ground" d={`M0 ${height + 1}H${width}`} />
        {counts.map((count, at) => {
          const tall = count === 0 ? 0 : Math.max(1.5, (count / most) * height)
          return <rect x={at * step + 1.5} y={height - tall} width={step - 3} height={tall} />
        })}
      </svg>
      <figcaption>{text}</figcaption>
      {children}
    </figure>
  )
}
