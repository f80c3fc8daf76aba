//go:build !windows

package ui

import (
	"os"

	"golang.org/x/sys/unix"
)

// windowPixels is how large the window of the output is in pixels, as the kernel was told; 0 where it was not.
func windowPixels() (width, height int) {
	size, err := unix.IoctlGetWinsize(int(os.Stdout.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return 0, 0
	}
	return int(size.Xpixel), int(size.Ypixel)
}
