//go:build !race

package csvfile

import (
	"syscall"
	"time"
)

func init() { processorTime = threadTime }

// threadTime is what the thread at hand has had of the processor. How busy the machine is does not change it.
func threadTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_THREAD, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
