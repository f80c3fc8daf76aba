//go:build unix

package main

import (
	"errors"
	"os"
	"syscall"
)

// lock takes the file's lock, until it is closed; false where somebody else has it.
func lock(f *os.File) (taken bool, err error) {
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) || errors.Is(err, syscall.EINTR) {
		return false, nil
	}
	return err == nil, err
}
