package sqlite

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"time"

	"quoth/knowledge"
)

var errSpans = errors.New("a list of offsets in the index is damaged: restore a backup, or move the index away and reload the sources")

// appendSpans writes a list of spans: their number, then for each the distance of its start from the
// end of the one before, and its length.
func appendSpans(b []byte, spans []knowledge.Span) []byte {
	b = binary.AppendUvarint(b, uint64(len(spans)))
	end := 0
	for _, s := range spans {
		b = binary.AppendVarint(b, int64(s.Start-end))
		b = binary.AppendUvarint(b, uint64(s.Len()))
		end = s.End
	}
	return b
}

// takeSpans reads what appendSpans wrote and returns the rest of b.
func takeSpans(b []byte) ([]knowledge.Span, []byte, error) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)) {
		return nil, nil, errSpans
	}
	b = b[size:]
	if n == 0 {
		return nil, b, nil
	}
	spans := make([]knowledge.Span, n)
	end := 0
	for i := range spans {
		gap, g := binary.Varint(b)
		if g <= 0 {
			return nil, nil, errSpans
		}
		length, l := binary.Uvarint(b[g:])
		if l <= 0 {
			return nil, nil, errSpans
		}
		b = b[g+l:]
		spans[i] = knowledge.Span{Start: end + int(gap), End: end + int(gap) + int(length)}
		end = spans[i].End
	}
	return spans, b, nil
}

func encodeStatementSpans(s knowledge.Statement) []byte {
	return appendSpans(appendSpans(appendSpans(nil, s.Source), s.Cue), s.Content)
}

func decodeStatementSpans(b []byte, s *knowledge.Statement) (err error) {
	for _, list := range []*[]knowledge.Span{&s.Source, &s.Cue, &s.Content} {
		if *list, b, err = takeSpans(b); err != nil {
			return err
		}
	}
	return nil
}

// encodeVia returns nil for nobody, so that the column is NULL.
func encodeVia(via []string) any {
	if len(via) == 0 {
		return nil
	}
	b, _ := json.Marshal(via) // strings always marshal
	return string(b)
}

func unixSeconds(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.Unix()
}
