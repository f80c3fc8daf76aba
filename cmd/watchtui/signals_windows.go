package main

import "os"

// endings are the signals that end a command in order.
var endings = []os.Signal{os.Interrupt}
