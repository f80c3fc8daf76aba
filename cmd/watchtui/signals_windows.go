package main

import "os"

// endings are the signals that end a command in order.
var endings = []os.Signal{os.Interrupt}

// heedBrokenPipes has nothing to do: a write that nobody reads is an error.
func heedBrokenPipes() {}
