package tomlfile

import (
	"fmt"
	"regexp"
	"strings"
)

// The TOML library says of a value of another kind than its field: "cannot decode TOML integer into struct field tables.book.Title of type string".
// These are the words of who writes Go, and not of who writes the file.
var (
	otherKind  = regexp.MustCompile(`^cannot decode TOML ([a-z ]+) into (?:struct field \S+ of type )?(\S+)$`)
	otherTable = regexp.MustCompile(`^cannot store an? ([a-z ]+) in an? (\S+)$`)
)

// wantedKind says it in the file's words: "want text in quotation marks, not a whole number"; false for what is no such error.
func wantedKind(text string) (string, bool) {
	parts := otherKind.FindStringSubmatch(text)
	if parts == nil {
		parts = otherTable.FindStringSubmatch(text)
	}
	if parts == nil {
		return "", false
	}
	is, ok := tomlKinds[parts[1]]
	if !ok {
		return "", false
	}
	return fmt.Sprintf("want %s, not %s", goKind(parts[2]), is), true
}

var tomlKinds = map[string]string{
	"string": "text", "integer": "a whole number", "float": "a number with a point", "boolean": "true or false",
	"local date": "a bare date", "local time": "a bare time", "local datetime": "a bare date and time", "datetime": "a bare date and time",
	"array": "a list", "inline table": "a table", "table": "a table", "array table": "a list of tables",
}

// goKind is what a field of that type is written as.
func goKind(name string) string {
	switch name = strings.TrimLeft(name, "*"); {
	case name == "string":
		return "text in quotation marks"
	case name == "int":
		return "a whole number"
	case name == "float64":
		return "a number"
	case name == "bool":
		return "true or false"
	case strings.HasPrefix(name, "[]"):
		return "a list"
	}
	return "a table"
}
