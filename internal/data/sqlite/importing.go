package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"

	"watchtui/internal/data"
)

// ImportOptions say what is imported, and how.
type ImportOptions struct {
	File        string
	SHA256      string // of the file, in hex; "" where there is none
	Options     string // what else decides on the readings that the file makes
	At          data.Instant
	SkipRefused bool // import the other rows and keep the refused ones with the import

	window int // how many rows a window has; 0 for windowRows
}

// Import brings rows into the store in one transaction. A refused row comes from rows as an error
// that is a *data.Refusal; any other error ends the import and is returned. Unless SkipRefused
// is set one refusal is enough that nothing is imported, and the error is a *RefusedError. Where
// an import in force has the same SHA256 and Options, that one is returned with
// ErrAlreadyImported, and nothing is written.
//
// Rows are pulled on another goroutine. It has ended when Import returns, but for a cancelled
// context: then it ends with the row that it is waiting for.
func (s *Store) Import(ctx context.Context, options ImportOptions, rows iter.Seq2[data.Row, error]) (Import, error) {
	im := &importer{options: options, counts: Import{
		At:      options.At,
		File:    data.Visible(options.File),
		SHA256:  options.SHA256,
		Options: options.Options,
		Undone:  data.NoInstant,
	}}
	err := s.write(ctx, func(conn *sql.Conn) error { return im.run(ctx, conn, s, rows) })
	var commit *commitError
	if errors.As(err, &commit) {
		if err = s.settle(im.counts, err); err == nil {
			im.counts.Answer = commit
		}
	}
	switch {
	case errors.Is(err, ErrAlreadyImported):
		return im.counts, err
	case err != nil:
		return Import{}, fmt.Errorf("import %s: %w", im.counts.File, err)
	}
	return im.counts, nil
}

// importer is one import on its way into the store.
type importer struct {
	options ImportOptions
	counts  Import
	classifier
	next     int64              // the seq of the next reading to be stored
	contents map[int32]*content // what is stored of each indicator
	arrivals *arrivals
	refusals []*data.Refusal // of the window at hand
	listed   []*data.Refusal // the first of all
}

func (im *importer) run(ctx context.Context, conn *sql.Conn, s *Store, rows iter.Seq2[data.Row, error]) error {
	found, ok, err := imported(ctx, conn, im.options.SHA256, im.options.Options)
	if err != nil {
		return err
	}
	if ok {
		im.counts = found
		return ErrAlreadyImported
	}
	puller, err := im.prepare(ctx, conn, s)
	if err != nil {
		return err
	}
	if im.feed, err = openFeed(ctx, conn); err != nil {
		return err
	}
	defer im.feed.close()
	if err := im.takeAll(ctx, conn, puller, rows); err != nil {
		return err
	}
	if im.counts.Refused > 0 && !im.options.SkipRefused {
		counts := im.counts
		counts.ID = 0
		return &RefusedError{Import: counts, First: im.listed, Count: counts.Refused}
	}
	if err := im.finish(ctx, conn); err != nil {
		return err
	}
	return im.feed.drop(ctx, conn)
}

// prepare reads what is to be known of the store before the first row.
func (im *importer) prepare(ctx context.Context, conn *sql.Conn, s *Store) (*puller, error) {
	err := conn.QueryRowContext(ctx, `
		SELECT coalesce(max(id), 0) + 1, coalesce(max(last_seq), 0) + 1
		  FROM imports`).Scan(&im.counts.ID, &im.next)
	if err != nil {
		return nil, err
	}
	force, err := readForce(ctx, conn, 0)
	if err != nil {
		return nil, err
	}
	extents, err := readExtents(ctx, conn)
	if err != nil {
		return nil, err
	}
	im.contents, im.arrivals = map[int32]*content{}, s.newArrivals(int64(im.counts.ID), extents)
	im.classifier = classifier{
		file: im.counts.File, force: force, first: im.next, repeats: seqSet{}, extents: extents, counts: &im.counts,
		refuse: func(r *data.Refusal) { im.refusals = append(im.refusals, r) },
	}
	rows := cmp.Or(im.options.window, windowRows)
	p := &puller{rows: rows, most: unsortedWindows * rows, free: make(chan *window, 2)}
	for kind, table := range nameTables {
		names, err := readNames(ctx, conn, table)
		if err != nil {
			return nil, err
		}
		p.ids[kind] = make(map[string]int32, len(names))
		for id, text := range names {
			p.ids[kind][text] = id
			p.last[kind] = max(p.last[kind], id)
		}
	}
	return p, nil
}

// takeAll stores window by window while the next ones are pulled.
func (im *importer) takeAll(ctx context.Context, conn *sql.Conn, p *puller, rows iter.Seq2[data.Row, error]) (err error) {
	pulling, stop := context.WithCancel(ctx)
	windows := make(chan *window, 1)
	go p.pull(pulling, rows, windows)
	defer func() {
		stop()
		if ctx.Err() != nil {
			return // a sequence that waits for input may wait for ever
		}
		for range windows {
			// until it is closed: the rows belong to the caller again
		}
	}()
	for {
		select {
		case w, ok := <-windows:
			if !ok {
				return ctx.Err()
			}
			if err := im.take(ctx, conn, w); err != nil {
				return err
			}
			if w.err != nil {
				return w.err
			}
			select {
			case p.free <- w:
			default:
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// take stores one window.
func (im *importer) take(ctx context.Context, conn *sql.Conn, w *window) error {
	for kind, names := range w.names {
		if err := storeNames(ctx, conn, nameTables[kind], names); err != nil {
			return err
		}
	}
	im.refusals = w.refusals
	if err := im.classify(ctx, conn, w); err != nil {
		return err
	}
	im.counts.Read += len(w.records) + len(w.refusals)
	if err := im.store(ctx, conn, w); err != nil {
		return err
	}
	return im.keepRefusals(ctx, conn)
}

// store numbers the fresh records in the order of the file and inserts them in that of the table.
func (im *importer) store(ctx context.Context, conn *sql.Conn, w *window) error {
	for i := range w.records {
		if r := &w.records[i]; r.fresh {
			r.seq = im.next
			im.next++
			addTo(im.contents, r)
			addTo(im.extents, r)
		}
	}
	im.feed.records = w.records
	im.feed.order = slices.DeleteFunc(w.order, func(i int32) bool { return !w.records[i].fresh })
	if len(im.feed.order) == 0 {
		return nil
	}
	pack, err := im.arrivals.take(ctx, conn, w.records, im.feed.order)
	if err != nil {
		return err
	}
	var packing sync.WaitGroup
	packing.Go(pack)
	err = im.feed.insert(ctx, conn, w.bare)
	packing.Wait()
	if err != nil {
		return err
	}
	return im.arrivals.write(ctx, conn)
}

// finish stores what is to be said of the import as a whole.
func (im *importer) finish(ctx context.Context, conn *sql.Conn) error {
	c := &im.counts
	_, err := conn.ExecContext(ctx, `
		INSERT INTO imports (id, at_ms, file, sha256, options,
		                     n_read, n_new, n_revised, n_retracted, n_duplicate, n_refused, first_seq, last_seq)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		c.ID, int64(c.At), c.File, c.SHA256, c.Options,
		c.Read, c.New, c.Revised, c.Retracted, c.Duplicate, c.Refused, im.first, im.next-1)
	if err != nil {
		return err
	}
	if err := errors.Join(im.finishContents(ctx, conn), im.arrivals.finish(ctx, conn)); err != nil {
		return err
	}
	insert, err := conn.PrepareContext(ctx, `INSERT INTO repeats (import, first_seq, last_seq) VALUES (?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for r := range im.repeats.runs(int64(c.ID)) {
		if _, err := insert.ExecContext(ctx, r.by, r.first, r.last); err != nil {
			return err
		}
	}
	return nil
}
