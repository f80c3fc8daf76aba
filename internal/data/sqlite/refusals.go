package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"watchtui/internal/data"
)

// firstRefusals is how many refusals a RefusedError lists.
const firstRefusals = 20

// keepRefusals stores the refusals of the window at hand, those of the file and those of the
// classifier in the order of their lines.
func (im *importer) keepRefusals(ctx context.Context, conn *sql.Conn) error {
	slices.SortStableFunc(im.refusals, func(a, b *data.Refusal) int { return cmp.Compare(a.Line, b.Line) })
	for _, r := range im.refusals {
		im.counts.Refused++
		if len(im.listed) < firstRefusals {
			im.listed = append(im.listed, r)
		}
		if !im.options.SkipRefused {
			continue
		}
		_, err := conn.ExecContext(ctx, `
			INSERT INTO refusals (import, n, line, col, reason, text)
			VALUES (?, ?, ?, ?, ?, ?)`,
			im.counts.ID, im.counts.Refused, r.Line, r.Column, data.Visible(r.Reason), cut(data.Visible(r.Text)))
		if err != nil {
			return err
		}
	}
	return nil
}

// maxRefusedText is how much of a refused row is kept, in characters.
const maxRefusedText = 1000

func cut(text string) string {
	n := 0
	for i := range text {
		if n++; n > maxRefusedText {
			return text[:i] + "…"
		}
	}
	return text
}

// Refusals are the rows that an import refused, in the order of the file.
func (s *Store) Refusals(ctx context.Context, id int) ([]*data.Refusal, error) {
	var refusals []*data.Refusal
	err := s.read(ctx, func(conn *sql.Conn) error {
		of, err := importByID(ctx, conn, id)
		if err != nil {
			return err
		}
		rows, err := conn.QueryContext(ctx, `
			SELECT line, col, reason, text
			  FROM refusals
			 WHERE import = ?
			 ORDER BY n`, id)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			r := &data.Refusal{File: of.File}
			if err := rows.Scan(&r.Line, &r.Column, &r.Reason, &r.Text); err != nil {
				return err
			}
			refusals = append(refusals, r)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read what import %d refused: %w", id, err)
	}
	return refusals, nil
}
