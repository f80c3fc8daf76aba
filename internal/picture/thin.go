package picture

import "watchtui/internal/ui"

// columns is how many columns of a picture can be told apart.
const columns = 2000

// thin keeps of a great many points what drawing all of them would show: of each column the first, the last, the lowest and
// the highest (Jugel and others, "M4", VLDB 2014).
func thin(p *ui.Picture, points []ui.PicturePoint) []ui.PicturePoint {
	if len(points) <= 4*columns {
		return points
	}
	width := max(1, int64(p.To-p.From)/columns)
	kept := make([]ui.PicturePoint, 0, 4*columns+8)
	for i := 0; i < len(points); {
		column := int64(points[i].At) / width
		end, low, high := i, i, i
		for ; end < len(points) && int64(points[end].At)/width == column; end++ {
			if points[end].Value < points[low].Value {
				low = end
			}
			if points[end].Value > points[high].Value {
				high = end
			}
		}
		last := -1
		for _, at := range [...]int{i, min(low, high), max(low, high), end - 1} {
			if at > last {
				kept, last = append(kept, points[at]), at
			}
		}
		i = end
	}
	return kept
}
