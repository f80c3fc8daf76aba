// Package config reads the reader's own settings of the dashboard: theme, mouse, title, what it begins with, and keys. It checks them
// against what the dashboard has. Which file that is, and that a flag beats it, is the command's business.
package config
