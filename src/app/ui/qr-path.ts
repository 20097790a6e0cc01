// The dark squares of a QR code as one SVG path, a run of them at a time.
export function qrPath(squares: readonly (readonly boolean[])[]): string {
  let path = ''
  squares.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x++
      path += `M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`
    }
  })
  return path
}
