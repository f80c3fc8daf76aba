//go:build unix

package sqlite

import "syscall"

func setUmask(mask int) int { return syscall.Umask(mask) }
