// Package tomlfile reads TOML strictly: every mistake of a file at once, each with its line and column and, where a name is
// unknown, the one that was perhaps meant. What a file may say, its reader knows; this package knows TOML.
package tomlfile
