package ui

import (
	"os"
	"syscall"
)

// heeded are the signals that heed handles; there is no other on Windows.
var heeded = []os.Signal{os.Interrupt, syscall.SIGTERM}

func isStop(os.Signal) bool { return false }

func suspendGroup() {}

func stopSelf() {}
