package ui

// importsLayout is where the parts of the Imports screen are. While the path of a file is typed the list is shorter.
//
//	header
//	path
//	body     one import in full or a preview; else
//	 list
//	 detail  of the import that is selected, where there is the height
//	footer
type importsLayout struct {
	density                                  density
	header, path, body, list, detail, footer rect
}

func layoutImports(w, h int, typesPath bool) importsLayout {
	l := importsLayout{density: densityOf(w, h)}
	if l.density == tooSmall {
		return l
	}
	l.header, l.footer = rect{0, 0, w, 1}, rect{0, h - 1, w, 1}
	path := 0
	if typesPath {
		path = min(10, (h-2)*3/5)
	}
	l.path = rect{0, 1, w, path}
	l.body = rect{0, 1 + path, w, h - 2 - path}
	l.list = l.body
	if l.density == boxed && !typesPath {
		l.list.h = l.body.h * 2 / 5
		l.detail = rect{0, l.list.bottom(), w, l.body.h - l.list.h}
	}
	return l
}
