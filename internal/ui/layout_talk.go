package ui

// talkLayout is where the parts of the Talk screen are: beside each other where it is wide, below each other where it is high, and else
// the headlines or the event study. The headline that is selected has what a short list leaves, then the event study, then charts of the assets around
// it; nowhere has one that is not there room.
//
//	header
//	body     one headline in full; else
//	 list
//	 detail | study
//	 around
//	footer
type talkLayout struct {
	density                                           density
	header, body, list, detail, study, around, footer rect
}

// leastAround is how many lines the charts around a headline have at the least, with their frame.
const leastAround = 11

// layoutTalk is the Talk screen for so many headlines, benchmarks that they are set against, and lines of the event study.
func layoutTalk(w, h, headlines, benchmarks, study int, onStudy bool) talkLayout {
	const leastDetail = 7 // lines, with the rule above
	l := talkLayout{density: densityOf(w, h)}
	if l.density == tooSmall {
		return l
	}
	l.header, l.footer = rect{0, 0, w, 1}, rect{0, h - 1, w, 1}
	l.body = rect{0, 1, w, h - 2}
	if l.density != boxed {
		if l.list = l.body; onStudy {
			l.list, l.study = rect{}, l.body
		} else if list := 2 + headlines; headlines > 0 && l.body.h-list >= leastDetail {
			l.list.h = list
			l.detail = rect{0, l.list.bottom(), w, l.body.h - list}
		}
		return l
	}
	const frame = 4 // of the headlines, with the tally and the headings
	fullDetail, fullStudy := benchmarks+10, study+2
	detail, study := min(benchmarks+8, l.body.h/3), min(fullStudy, l.body.h/3)
	around := func(used int) rect {
		spare := l.body.h - used - headlines - frame
		if headlines == 0 || spare < leastAround {
			return rect{}
		}
		return rect{0, l.body.bottom() - spare, w, spare}
	}
	if headlines == 0 {
		detail, fullDetail = 0, 0
	}
	if w >= 150 && headlines > 0 {
		height := max(detail, study)
		height += max(0, min(max(fullDetail, fullStudy)-height, l.body.h-height-headlines-frame))
		l.around = around(height)
		l.list = rect{0, 1, w, l.body.h - height - l.around.h}
		l.detail = rect{0, l.list.bottom(), w / 2, height}
		l.study = rect{l.detail.right(), l.list.bottom(), w - w/2, height}
		return l
	}
	spare := max(0, l.body.h-detail-study-headlines-frame) // that the headlines do not need
	more := min(spare, fullDetail-detail)
	detail, spare = detail+more, spare-more
	study += min(spare, fullStudy-study)
	l.around = around(detail + study)
	l.list = rect{0, 1, w, l.body.h - detail - study - l.around.h}
	l.detail = rect{0, l.list.bottom(), w, detail}
	l.study = rect{0, l.detail.bottom(), w, study}
	return l
}
