//go:build !long

package bench

var sizes = []int{1_000, 10_000}
